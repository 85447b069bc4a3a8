import { expect, test } from 'vitest';
import { createMatcher } from './router.ts';

const handle = () => undefined;
const match = createMatcher([
  { method: 'GET', path: '/:playbackId.m3u8', handle },
  { method: 'GET', path: '/:playbackId/renditions/:index/:segment.ts', handle },
  { method: 'PUT', path: '/uploads/:token', handle },
]);

test('the named parts of a path come out', () => {
  expect(match({ method: 'GET', path: '/abc.m3u8' })).toMatchObject({ found: 'route', params: { playbackId: 'abc' } });
  expect(match({ method: 'HEAD', path: '/abc/renditions/0/12.ts' })).toMatchObject({
    found: 'route',
    params: { playbackId: 'abc', index: '0', segment: '12' },
  });
});

test('a known path with a wrong method is told from an unknown path', () => {
  expect(match({ method: 'POST', path: '/uploads/abc' })).toEqual({ found: 'path' });
  expect(match({ method: 'GET', path: '/elsewhere' })).toEqual({ found: 'nothing' });
});

test('a path cannot be walked, encoded or not', () => {
  for (const path of [
    '/../../etc/passwd.m3u8',
    '/..%2f..%2fetc.m3u8',
    '/a/renditions/../0.ts',
    '/a/renditions/0/..%2F0.ts',
    '/uploads/a/b',
    '/uploads/a%00',
    '/uploads/.',
  ]) {
    expect(match({ method: 'GET', path }).found, path).not.toBe('route');
    expect(match({ method: 'PUT', path }).found, path).not.toBe('route');
  }
});
