import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStart, planRenewal } from './lease-clock.ts';

const at = (ms: number) => new Date(ms).toISOString();

test('a lease is renewed a minute before it ends, a short one at three quarters', () => {
  expect(planRenewal({ expiresAt: at(3_600_000), fetchedAt: 0 })).toBe(3_540_000);
  expect(planRenewal({ expiresAt: at(40_000), fetchedAt: 0 })).toBe(30_000);
});

test('a clock that says a fresh lease is over is not asked', () => {
  expect(planRenewal({ expiresAt: at(1_000_000), fetchedAt: 9_000_000 })).toBeNull();
  expect(planRenewal({ expiresAt: 'rubbish', fetchedAt: 0 })).toBeNull();
});

test('a renewal is always after the fetch and before the end', () => {
  fc.assert(
    fc.property(fc.nat(4e12), fc.integer({ min: -1e9, max: 1e9 }), (fetchedAt, length) => {
      const when = planRenewal({ expiresAt: at(fetchedAt + 1e9 + length), fetchedAt: fetchedAt + 1e9 });
      expect(when === null || (when > fetchedAt + 1e9 && when < fetchedAt + 1e9 + length)).toBe(true);
    })
  );
});

test('a film goes on where it was left', () => {
  expect(findStart({ position: 31.5, completed: false, duration: 60 })).toBe(31.5);
});

test('a done lesson, or one left at its end, starts over', () => {
  expect(findStart({ position: 31, completed: true, duration: 60 })).toBe(0);
  expect(findStart({ position: 56, completed: false, duration: 60 })).toBe(0);
  expect(findStart({ position: Number.NaN, completed: false, duration: 60 })).toBe(0);
});
