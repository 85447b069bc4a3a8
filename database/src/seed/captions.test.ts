import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutIntoPieces, makeCaptions, toPlainText } from './captions.ts';

test('marks, headings and tables are not spoken', () => {
  const markdown =
    '# Title\n\nA **bold** *word*, `code` and [a link](https://example.com).\n\n- one\n2. two\n\n| a | b |\n| - | - |';
  expect(toPlainText({ markdown })).toBe('A bold word, code and a link. one two');
});

test('pieces end with sentences, and a number with a point is no end', () => {
  expect(cutIntoPieces({ text: 'It weighs 1.7 times as much. Is it? Yes!' })).toEqual([
    'It weighs 1.7 times as much.',
    'Is it?',
    'Yes!',
  ]);
});

test('no word is lost or said twice, and every piece can be read', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}[.?!,]?$/), { minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(words, (list) => {
      const pieces = cutIntoPieces({ text: list.join(' ') });
      expect(pieces.join(' ')).toBe(list.join(' '));
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(84);
    })
  );
});

test('captions stand side by side from the first second to the last', () => {
  const captions = makeCaptions({ markdown: 'One. Two. Three.', seconds: 14 });
  const times = [...captions.matchAll(/(\S+) --> (\S+)\n(.+)/g)].map(([, from, to, text]) => [from, to, text]);
  expect(times).toEqual([
    ['00:00:00,000', '00:00:04,000', 'One.'],
    ['00:00:04,000', '00:00:08,000', 'Two.'],
    ['00:00:08,000', '00:00:12,000', 'Three.'],
    ['00:00:12,000', '00:00:14,000', 'One.'],
  ]);
});
