import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSafePath, withReturn } from './safe-path.ts';

test('a path of this site is kept with its query and hash', () => {
  expect(toSafePath({ wanted: '/courses/a/b/?t=3#x', fallback: '/' })).toBe('/courses/a/b/?t=3#x');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  null,
  '/login/',
  '/forgot-password/',
  '/reset-password/?code=abc',
  '/register/?from=/x',
  '/es/login/',
  '/.//evil.example',
  '\t//evil.example',
  '/\t/evil.example',
])('%j is not followed', (wanted) => {
  expect(toSafePath({ wanted, fallback: '/my-learning/' })).toBe('/my-learning/');
});

test('whatever is wanted, the answer stays on the site', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`)
      ),
      (wanted) => {
        const path = toSafePath({ wanted, fallback: '/' });
        expect(new URL(path, 'https://school.example').origin).toBe('https://school.example');
      }
    )
  );
});

test('a form remembers where the learner came from, but not itself', () => {
  expect(withReturn({ form: '/login/', from: '/courses/a/' })).toBe('/login/?from=%2Fcourses%2Fa%2F');
  expect(withReturn({ form: '/login/', from: '/register/' })).toBe('/login/');
});
