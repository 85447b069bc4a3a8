import { expect, test } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

test('never more than its bound, and what was asked for lately stays', () => {
  const cache = new BoundedCache<number, string>({ maxEntries: 100 });
  cache.set(-1, 'kept');
  for (let n = 0; n < 10_000; n += 1) {
    cache.set(n, `value ${n}`);
    expect(cache.get(-1)).toBe('kept');
    expect(cache.size).toBeLessThanOrEqual(100);
  }
  expect(cache.get(9_999)).toBe('value 9999');
  expect(cache.get(0)).toBeUndefined();
});

test('what is deleted or cleared is gone from both generations', () => {
  const cache = new BoundedCache<number, string>({ maxEntries: 8 });
  for (let n = 0; n < 6; n += 1) cache.set(n, 'value');
  cache.delete(0);
  expect(cache.get(0)).toBeUndefined();
  expect(cache.get(5)).toBe('value');
  cache.clear();
  expect(cache.size).toBe(0);
});
