import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideLeaseLife } from './decide-lease-life.ts';

const now = new Date('2026-11-22T12:00:00.400Z');
const life = (duration: number) =>
  (decideLeaseLife({ duration, margin: 900, maximum: 14_400, now }).getTime() - Date.parse('2026-11-22T12:00:00Z')) /
  1_000;

test('a lease lasts for the film and the margin', () => {
  expect(life(60)).toBe(960);
  expect(life(60.2)).toBe(961);
});

test('a long film gets the maximum and no more', () => {
  expect(life(14_000)).toBe(14_400);
  expect(life(43_200)).toBe(14_400);
});

test('it ends in the future, on a whole second, within the maximum', () => {
  const seconds = fc.double({ min: 0, max: 50_000, noNaN: true });
  fc.assert(
    fc.property(
      seconds,
      fc.nat(5_000),
      fc.integer({ min: 1, max: 20_000 }),
      fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
      (duration, margin, maximum, when) => {
        const end = decideLeaseLife({ duration, margin, maximum, now: when });
        expect(end.getTime() % 1_000).toBe(0);
        expect(end.getTime()).toBeGreaterThan(when.getTime());
        expect(end.getTime() - when.getTime()).toBeLessThanOrEqual(maximum * 1_000);
      }
    )
  );
});
