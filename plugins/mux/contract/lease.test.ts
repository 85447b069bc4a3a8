import { expect, test } from 'vitest';
import { leasePath, streamPath } from './lease.ts';

test('the path of a lease cannot be left by an id', () => {
  expect(leasePath('abc123')).toBe('/api/mux/playback/abc123');
  expect(leasePath('../users')).toBe('/api/mux/playback/..%2Fusers');
});

test('a renewal says what is on and on which screen, and nothing it does not know', () => {
  expect(leasePath('abc', { playing: 'a&b', session: 's-1' })).toBe('/api/mux/playback/abc?playing=a%26b&session=s-1');
  expect(leasePath('abc', { session: 's-1' })).toBe('/api/mux/playback/abc?session=s-1');
  expect(streamPath('a/b', { session: 's-1' })).toBe('/api/mux/playback/a%2Fb/stream?session=s-1');
});
