import { expect, test } from 'vitest';
import { decideNextCheck } from './decide-next-check.ts';

const now = new Date('2026-11-22T12:00:00Z');
const wait = (checks: number) => (decideNextCheck({ checks, now }).getTime() - now.getTime()) / 1_000;

test('the wait doubles from 20 seconds to 10 minutes and stays there', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 1_000].map(wait)).toEqual([20, 40, 80, 160, 320, 600, 600, 600]);
});
