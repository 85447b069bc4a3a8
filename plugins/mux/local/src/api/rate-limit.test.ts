import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

test('as many requests pass as the bucket holds, and more when it has filled again', () => {
  let now = 0;
  const take = createRateLimit({ perSecond: 2, now: () => now });
  expect([take(), take(), take()]).toEqual([1, 0, -1]);
  now = 500;
  expect([take(), take()]).toEqual([0, -1]);
  now = 60_000;
  expect([take(), take(), take()]).toEqual([1, 0, -1]);
});
