import { expect, test } from 'vitest';
import { isSettled, VIDEO_STATUSES } from './video.ts';

test('only what waits or is being prepared is not settled', () => {
  expect(VIDEO_STATUSES.filter((status) => !isSettled(status))).toEqual(['waiting', 'preparing']);
});
