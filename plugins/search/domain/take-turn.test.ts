import { expect, test } from 'vitest';
import { takeTurn, type Allowance } from './take-turn.ts';

const limits = { atOnce: 3, perMinute: 60 };

test('so many at once, then one a second, never more than at once', () => {
  let allowance: Allowance | null = null;
  const ask = (now: number) => {
    const turn = takeTurn({ allowance, limits, now });
    allowance = turn.allowance;
    return turn.retryAfter;
  };
  expect([ask(0), ask(0), ask(0), ask(0)]).toEqual([null, null, null, 1]);
  expect([ask(500), ask(1_000), ask(1_001)]).toEqual([1, null, 1]);
  expect([ask(900_000), ask(900_000), ask(900_000), ask(900_000)]).toEqual([null, null, null, 1]);
});

test('a clock that goes back gives nothing and takes nothing', () => {
  expect(takeTurn({ allowance: { left: 1, at: 5_000 }, limits, now: 1_000 })).toEqual({
    allowance: { left: 0, at: 1_000 },
    retryAfter: null,
  });
});
