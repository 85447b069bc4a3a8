import { expect, test } from 'vitest';
import { fillMinutes } from './fill-minutes.ts';

test('an hour has sixty minutes, whatever happened in it', () => {
  const now = new Date('2026-11-22T15:30:42Z');
  const counted = [{ at: '2026-11-22T15:29:00.000Z', done: 3, failed: 1 }];
  const minutes = fillMinutes({ counted, now });
  expect(minutes).toHaveLength(60);
  expect(minutes[0]).toEqual({ at: '2026-11-22T14:31:00.000Z', done: 0, failed: 0 });
  expect(minutes.at(-2)).toEqual(counted[0]);
  expect(minutes.at(-1)).toEqual({ at: '2026-11-22T15:30:00.000Z', done: 0, failed: 0 });
});
