import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseTranscript, findCurrentCue, placeRow } from './follow.ts';

test('the caption of a second is the last one that began', () => {
  const cues = [{ from: 2 }, { from: 5 }, { from: 5 }, { from: 9 }];
  expect([0, 2, 4.9, 5, 8, 9, 100].map((second) => findCurrentCue({ cues, second }))).toEqual([-1, 0, 0, 2, 2, 3, 3]);
  expect(findCurrentCue({ cues: [], second: 3 })).toBe(-1);
});

test('looking by halves finds what looking at each finds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500)), fc.nat(600), (starts, second) => {
      const cues = starts.toSorted((a, b) => a - b).map((from) => ({ from }));
      expect(findCurrentCue({ cues, second })).toBe(cues.findLastIndex(({ from }) => from <= second));
    })
  );
});

test('a row in sight moves nothing, one out of sight comes to a third from the top', () => {
  const box = { top: 100, height: 300 };
  expect(placeRow({ box, row: { top: 200, height: 40 } })).toBeNull();
  expect(placeRow({ box, row: { top: 390, height: 40 } })).toBe(290);
  expect(placeRow({ box, row: { top: 20, height: 40 } })).toBe(0);
});

test('one reads in the language one chose, or else in the page’s', () => {
  const captions = [{ language: 'en-US' }, { language: 'es' }];
  expect(chooseTranscript({ captions, chosen: 'es', locale: 'en' })).toEqual({ language: 'es' });
  expect(chooseTranscript({ captions, chosen: 'fr', locale: 'en' })).toEqual({ language: 'en-US' });
  expect(chooseTranscript({ captions, chosen: null, locale: 'de' })).toEqual({ language: 'en-US' });
  expect(chooseTranscript({ captions: [], chosen: null, locale: 'en' })).toBeNull();
});
