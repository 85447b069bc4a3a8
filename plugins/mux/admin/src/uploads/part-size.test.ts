import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePartSize, GRAIN } from './part-size.ts';

const MIB = 1_024 * 1_024;

test('a large file goes in parts of eight mebibytes, a small one in the smallest there are', () => {
  expect(decidePartSize({ size: 10_000 * MIB, wasted: 0 })).toBe(8 * MIB);
  expect(decidePartSize({ size: 100 * MIB, wasted: 0 })).toBe(2 * MIB);
  expect(decidePartSize({ size: 1, wasted: 0 })).toBe(GRAIN);
});

test('what was sent in vain makes the next parts smaller', () => {
  expect(decidePartSize({ size: 100 * MIB, wasted: MIB })).toBe(MIB);
  expect(decidePartSize({ size: 100 * MIB, wasted: 50 * MIB })).toBe(GRAIN);
});

test('whatever breaks, a file of some size is never sent more than 1.02 times while a part can be smaller', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 50 * GRAIN, max: 50_000 * MIB }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (size, share) => {
        const wasted = Math.floor(share * Math.max(0, size * 0.02 - GRAIN));
        const part = decidePartSize({ size, wasted });
        expect(part % GRAIN).toBe(0);
        expect(wasted + part).toBeLessThanOrEqual(size * 0.02);
      }
    )
  );
});
