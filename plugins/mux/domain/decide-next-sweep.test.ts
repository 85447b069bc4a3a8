import { expect, test } from 'vitest';
import { decideNextSweep } from './decide-next-sweep.ts';

test.each([
  ['2026-11-22T02:59:59Z', '2026-11-22T03:00:00.000Z'],
  ['2026-11-22T03:00:00Z', '2026-11-23T03:00:00.000Z'],
  ['2026-12-31T23:00:00Z', '2027-01-01T03:00:00.000Z'],
])('after %s the next night is %s', (now, next) => {
  expect(decideNextSweep({ now: new Date(now) }).toISOString()).toBe(next);
});
