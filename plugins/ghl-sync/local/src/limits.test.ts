import { expect, test } from 'vitest';
import { createLimiter } from './limits.ts';

function open() {
  const clock = { now: 0 };
  const take = createLimiter({ settings: () => ({ burst: 2, interval: 1_000, daily: 4 }), now: () => clock.now });
  return { clock, take };
}

test('so many in an interval, then none until it is over', () => {
  const { clock, take } = open();
  expect([take(), take(), take()].map(({ isAllowed }) => isAllowed)).toEqual([true, true, false]);
  clock.now = 1_000;
  expect(take().isAllowed).toBe(true);
});

test('so many in a day, and the headers say what is left and for how long', () => {
  const { clock, take } = open();
  take();
  clock.now = 1_000;
  expect(take().headers).toEqual({
    'x-ratelimit-max': '2',
    'x-ratelimit-remaining': '1',
    'x-ratelimit-interval-milliseconds': '1000',
    'x-ratelimit-limit-daily': '4',
    'x-ratelimit-daily-remaining': '2',
    'x-ratelimit-daily-reset': String(24 * 60 * 60 * 1_000 - 1_000),
  });
  take();
  clock.now = 2_000;
  expect([take(), take()].map(({ isAllowed }) => isAllowed)).toEqual([true, false]);
});
