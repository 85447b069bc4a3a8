import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideLeaseLife } from './decide-lease-life.ts';

const now = new Date('2026-11-22T12:00:00.400Z');
const life = (duration: number, from = 0) =>
  (decideLeaseLife({ duration, from, margin: 900, maximum: 14_400, now }).getTime() -
    Date.parse('2026-11-22T12:00:00Z')) /
  1_000;

test('a lease lasts for the film and the margin, up to the next whole step', () => {
  expect(life(60)).toBe(960);
  expect(life(60.2)).toBe(1_020);
  expect(life(3_600)).toBe(4_500);
  expect(life(3_601)).toBe(4_800);
});

test('only what is left of the film counts', () => {
  expect(life(3_600, 3_000)).toBe(1_500);
  expect(life(60, -5)).toBe(960);
});

test('who stopped near the end begins again, and so does who stopped behind it', () => {
  expect(life(3_600, 3_540)).toBe(4_500);
  expect(life(60, 500)).toBe(960);
});

test('a long film gets the maximum and no more', () => {
  expect(life(14_000)).toBe(14_400);
  expect(life(43_200)).toBe(14_400);
});

test('leases for one film that are made within a step end together', () => {
  const end = (seconds: number) =>
    decideLeaseLife({
      duration: 3_600,
      margin: 900,
      maximum: 14_400,
      now: new Date(now.getTime() + seconds * 1_000),
    }).getTime();
  expect(new Set([1, 60, 200, 299].map(end)).size).toBe(1);
  expect(end(301)).toBeGreaterThan(end(299));
});

test('it ends in the future, on a whole second, within the maximum, and hardly before the film does', () => {
  const seconds = fc.double({ min: 0, max: 50_000, noNaN: true });
  fc.assert(
    fc.property(
      seconds,
      seconds,
      fc.nat(5_000),
      fc.integer({ min: 1, max: 20_000 }),
      fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
      (duration, from, margin, maximum, when) => {
        const end = decideLeaseLife({ duration, from, margin, maximum, now: when });
        const wanted = Math.min(Math.max(0, duration - from) + margin, maximum);
        const lives = (end.getTime() - Math.floor(when.getTime() / 1_000) * 1_000) / 1_000;
        expect(end.getTime() % 1_000).toBe(0);
        expect(end.getTime()).toBeGreaterThan(when.getTime());
        expect(lives).toBeLessThanOrEqual(maximum);
        expect(lives).toBeGreaterThanOrEqual(wanted * 0.875 - 1);
      }
    )
  );
});
