import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseRanges, type SecondRange } from '../contract/index.ts';
import { formatMultirange, parseMultirange } from './multirange.ts';

test('ranges are written as Postgres writes them', () => {
  expect(
    formatMultirange([
      [0, 15],
      [30, 45],
    ])
  ).toBe('{[0,15),[30,45)}');
  expect(formatMultirange([])).toBe('{}');
});

test('what is written can be read', () => {
  const range = fc.tuple(fc.nat(86_400), fc.nat(86_400)).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]);
  fc.assert(
    fc.property(fc.array(range).map(normaliseRanges), (ranges) => {
      expect(parseMultirange(formatMultirange(ranges))).toEqual(ranges);
    })
  );
});
