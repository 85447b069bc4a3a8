import { expect, test } from 'vitest';
import { coursePagePath, lessonPagePath } from './pages.ts';

test('an address has the slugs, the whole second, and nothing that could lead elsewhere', () => {
  expect(coursePagePath({ courseSlug: 'diamonds' })).toBe('/courses/diamonds/');
  expect(lessonPagePath({ courseSlug: 'diamonds', lessonSlug: 'cut' })).toBe('/courses/diamonds/cut/');
  expect(lessonPagePath({ courseSlug: 'diamonds', lessonSlug: 'cut', second: 75.9 })).toBe(
    '/courses/diamonds/cut/?t=75'
  );
  expect(lessonPagePath({ courseSlug: '../..', lessonSlug: '//evil.example?' })).toBe(
    '/courses/..%2F../%2F%2Fevil.example%3F/'
  );
});
