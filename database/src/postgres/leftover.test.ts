import { expect, test } from 'vitest';
import { readLock } from './leftover.ts';

test('process and port are read from the lines where Postgres writes them', () => {
  const text = '4711\n/data\n1790000000\n54329\n\n127.0.0.1\n  12345  6\nready   \n';
  expect(readLock({ text })).toEqual({ pid: 4711, port: 54_329 });
});

test('a lock file that was cut off says nothing', () => {
  for (const text of ['', '\n', '4711\n/data\n', 'x\n/data\n1\n54329\n', '4711\n/data\n1\n\n']) {
    expect(readLock({ text })).toBeUndefined();
  }
});
