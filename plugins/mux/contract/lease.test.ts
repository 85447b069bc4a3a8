import { expect, test } from 'vitest';
import { leasePath } from './lease.ts';

test('the path of a lease cannot be left by an id', () => {
  expect(leasePath('abc123')).toBe('/api/mux/playback/abc123');
  expect(leasePath('../users')).toBe('/api/mux/playback/..%2Fusers');
});
