import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSeconds, watchedPercent, type SecondRange } from '../contract/index.ts';
import { fitProgress } from './fit-progress.ts';

const progress = {
  position: 40,
  watched: [
    [0, 30],
    [60, 90],
  ] as SecondRange[],
  duration: 100,
};

test('a film of about the same length keeps every second', () => {
  expect(fitProgress({ progress, to: 102 })).toEqual({ ...progress, duration: 102 });
  expect(fitProgress({ progress, to: 98 })).toEqual({ ...progress, duration: 98 });
});

test('a film twice as long has what was watched in proportion', () => {
  expect(fitProgress({ progress, to: 200 })).toEqual({
    position: 80,
    watched: [
      [0, 60],
      [120, 180],
    ],
    duration: 200,
  });
});

test('without a film now, or without one before, there is nothing to fit', () => {
  expect(fitProgress({ progress, to: null })).toBe(progress);
  expect(fitProgress({ progress, to: 0 })).toBe(progress);
  expect(fitProgress({ progress: { ...progress, duration: 0 }, to: 50 })).toMatchObject({ watched: progress.watched });
});

test('whatever the lengths, about the same part is watched, and nothing lies beyond the film', () => {
  const second = fc.nat(600);
  const ranges = fc.array(
    fc.tuple(second, second).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]),
    {
      maxLength: 3,
    }
  );
  fc.assert(
    fc.property(ranges, fc.integer({ min: 1, max: 6_000 }), (watched, to) => {
      const before = { position: 1, watched, duration: 600 };
      const after = fitProgress({ progress: before, to });
      for (const [, end] of after.watched) if (Math.abs(to - 600) > 12) expect(end).toBeLessThanOrEqual(to);
      const bound = 200 * Math.max(1 / to, 1 / 600) * (watched.length + 1) + 3;
      expect(Math.abs(watchedPercent(after) - watchedPercent(before))).toBeLessThanOrEqual(bound);
      if (countSeconds(watched) === 0) expect(after.watched).toEqual(fitProgress({ progress: before, to }).watched);
    })
  );
});
