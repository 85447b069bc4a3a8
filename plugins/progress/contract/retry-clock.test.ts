import { expect, test } from 'vitest';
import { decideRetryDelay } from './retry-clock.ts';

test('the wait doubles, is never zero and never longer than a minute', () => {
  expect([1, 2, 3, 10].map((attempt) => decideRetryDelay({ attempt, chance: 1 }))).toEqual([
    1_000, 2_000, 4_000, 60_000,
  ]);
  expect(decideRetryDelay({ attempt: 1, chance: 0 })).toBe(500);
});
