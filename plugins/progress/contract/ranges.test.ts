import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clipRanges,
  countSeconds,
  filmLength,
  mergeRanges,
  normaliseRanges,
  watchedPercent,
  type SecondRange,
} from './ranges.ts';

const LENGTH = 120;
const second = fc.double({ min: 0, max: LENGTH, noNaN: true });
const range = fc.tuple(second, second).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]);
const ranges = fc.array(range, { maxLength: 12 });

test('ranges become whole seconds, sorted and apart', () => {
  expect(
    normaliseRanges([
      [20, 30],
      [3.2, 18.2],
      [18.2, 19],
      [5, 5],
      [25, 26],
    ])
  ).toEqual([
    [3, 19],
    [20, 30],
  ]);
});

test('touching ranges become one', () => {
  expect(
    normaliseRanges([
      [0, 15],
      [15, 30],
    ])
  ).toEqual([[0, 30]]);
});

test('what is no range counts for nothing', () => {
  expect(
    normaliseRanges([
      [9, 3],
      [Number.NaN, 4],
      [1, Number.POSITIVE_INFINITY],
    ])
  ).toEqual([]);
});

test('normalising marks exactly the seconds that a set of seconds would', () => {
  fc.assert(
    fc.property(ranges, (some) => {
      expect(secondsOf(normaliseRanges(some))).toEqual(secondsOf(some));
    })
  );
});

test('a union does not depend on order, doubling or grouping', () => {
  fc.assert(
    fc.property(ranges, ranges, ranges, (a, b, c) => {
      const once = mergeRanges(mergeRanges(a, b), c);
      expect(mergeRanges(c, mergeRanges(b, a))).toEqual(once);
      expect(mergeRanges(once, b)).toEqual(once);
    })
  );
});

test('a stretch gives the same seconds wherever it is cut', () => {
  fc.assert(
    fc.property(range, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), ([from, to], cuts) => {
      const at = [from, ...cuts.map((cut) => from + (to - from) * cut).sort((a, b) => a - b), to];
      const pieces = at.slice(1).map((end, index): SecondRange => [at[index] ?? from, end]);
      expect(normaliseRanges(pieces)).toEqual(normaliseRanges([[from, to]]));
    })
  );
});

test('clipping keeps what lies in the film', () => {
  expect(
    clipRanges({
      ranges: [
        [-5, 4],
        [50, 90],
        [70, 80],
      ],
      length: 60,
    })
  ).toEqual([
    [0, 4],
    [50, 60],
  ]);
});

test('a film has its seconds rounded, and one at least', () => {
  expect([0, 0.2, 60.4, 60.6].map(filmLength)).toEqual([0, 1, 60, 61]);
});

test('percent is of the film, rounded down, and never outside 0 to 100', () => {
  expect(watchedPercent({ watched: [[0, 54]], duration: 60.3 })).toBe(90);
  expect(watchedPercent({ watched: [[0, 59]], duration: 60 })).toBe(98);
  expect(watchedPercent({ watched: [[0, 9_000]], duration: 60 })).toBe(100);
  expect(watchedPercent({ watched: [[0, 60]], duration: 0 })).toBe(0);
});

test('counting does not count a second twice', () => {
  expect(
    countSeconds([
      [0, 10],
      [5, 15],
    ])
  ).toBe(15);
});

function secondsOf(some: readonly SecondRange[]): number[] {
  const seconds = new Set<number>();
  for (const [from, to] of some) for (let at = Math.round(from); at < Math.round(to); at += 1) seconds.add(at);
  return [...seconds].sort((a, b) => a - b);
}
