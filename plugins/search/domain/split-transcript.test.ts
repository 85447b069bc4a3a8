import { expect, test } from 'vitest';
import { findSecond, splitTranscript } from './split-transcript.ts';

const say = (texts: readonly string[], { length = 4, begin = 0 } = {}) =>
  texts.map((text, index) => ({ from: begin + index * length, to: begin + (index + 1) * length, text }));

test('words of one sentence are in one passage, and each keeps its second', () => {
  const [passage] = splitTranscript({ cues: say(['The hammer strikes', 'three strings.']) });
  expect(passage).toEqual({
    from: 0,
    text: 'The hammer strikes three strings.',
    places: [
      [0, 0],
      [19, 4],
    ],
  });
  const { places, text } = passage ?? { places: [], text: '' };
  expect(findSecond({ places, offset: text.indexOf('hammer') })).toBe(0);
  expect(findSecond({ places, offset: text.indexOf('three') })).toBe(4);
});

test('a passage ends after a sentence once it is half full, before a pause, and when it is full', () => {
  const texts = ['one', 'two', 'three', 'four', 'five.', 'six', 'seven'];
  expect(splitTranscript({ cues: say(texts) }).map(({ text }) => text)).toEqual([
    'one two three four five.',
    'six seven',
  ]);
  const late = [...say(['before']), ...say(['after'], { begin: 60 })];
  expect(splitTranscript({ cues: late }).map(({ from }) => from)).toEqual([0, 60]);
  const endless = splitTranscript({ cues: say(Array.from({ length: 100 }, (_, n) => `word${n}`)) });
  expect(endless.every(({ places }) => places.length <= 7)).toBe(true);
  expect(endless.flatMap(({ text }) => text.split(' '))).toHaveLength(100);
});

test('captions that roll are read once', () => {
  expect(splitTranscript({ cues: say(['again', 'again', 'anew']) })[0]?.text).toBe('again anew');
  expect(splitTranscript({ cues: [] })).toEqual([]);
});
