import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTranscriptSearch, splitText } from './find-in-transcript.ts';

const cues = (...texts: string[]) => texts.map((text) => ({ text }));
const marked = ({ texts, wanted }: { texts: string[]; wanted: string }) =>
  createTranscriptSearch(cues(...texts))(wanted).map(({ parts }) =>
    parts.map(({ cue, range }) => (texts[cue] ?? '').slice(range.from, range.to))
  );

test('words are found whatever their capitals, accents and spaces', () => {
  const texts = ['El Pavé de diamantes', 'otro PAVE, otro pavé'];
  expect(marked({ texts, wanted: ' pavé ' })).toEqual([['Pavé'], ['PAVE'], ['pavé']]);
  expect(marked({ texts, wanted: 'OTRO   pave' })).toEqual([['otro PAVE'], ['otro pavé']]);
});

test('a sentence is found across the captions it was cut into', () => {
  expect(
    marked({ texts: ['the girdle is', 'what the setting', 'holds'], wanted: 'is what the setting holds' })
  ).toEqual([['is', 'what the setting', 'holds']]);
});

test('letters that are two when taken apart, and symbols of two units, are marked whole', () => {
  expect(marked({ texts: ['n\u0303o 💎 día'], wanted: 'día' })).toEqual([['día']]);
  expect(marked({ texts: ['a 💎 b'], wanted: '💎 b' })).toEqual([['💎 b']]);
  expect(marked({ texts: ['an\u0303o'], wanted: 'an' })).toEqual([['an\u0303']]);
});

test('nothing is asked, nothing is found', () => {
  for (const wanted of ['', '   ', 'zircon']) expect(marked({ texts: ['a diamond'], wanted })).toEqual([]);
});

test('asking twice gives the same answer', () => {
  const find = createTranscriptSearch(cues('a ruby', 'and a rub'));
  expect([find('rub'), find('ruby'), find('rub')]).toEqual([find('rub'), find('ruby'), find('rub')]);
  find('a ruby and');
  expect(find('a')[0]?.parts).toEqual([{ cue: 0, range: { from: 0, to: 1 } }]);
});

test('a letter that is everywhere ends the search before it marks the whole film', () => {
  expect(createTranscriptSearch(cues('a'.repeat(5_000)))('a')).toHaveLength(500);
});

test('a text in pieces is the same text', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 5 });
  fc.assert(
    fc.property(texts, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), (all, wanted) => {
      const hits = createTranscriptSearch(cues(...all))(wanted);
      for (const [cue, text] of all.entries()) {
        const ranges = hits.flatMap(({ parts }) => parts.filter((part) => part.cue === cue).map(({ range }) => range));
        const pieces = splitText({ text, ranges });
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }
    })
  );
});
