import { expect, test } from 'vitest';
import { isSearchAnswer, toFound } from './found.ts';

const HIT = {
  kind: 'transcript' as const,
  courseSlug: 'piano',
  lessonSlug: 'hammers',
  title: 'Hammers',
  courseTitle: 'Piano',
  excerpt: [],
  seconds: 74.9,
};

test('a hit leads to its page, a moment to its second', () => {
  expect(toFound(HIT).to).toBe('/courses/piano/hammers/?t=74');
  expect(toFound({ ...HIT, kind: 'lesson', seconds: null }).to).toBe('/courses/piano/hammers/');
  expect(toFound({ ...HIT, kind: 'course', lessonSlug: null, seconds: null }).to).toBe('/courses/piano/');
});

test('rubbish is no answer', () => {
  expect(isSearchAnswer({ data: [HIT], meta: { total: 1 } })).toBe(true);
  for (const rubbish of [null, '<html>', [], { data: {} }, { data: [null], meta: { total: 1 } }, { data: [] }])
    expect(isSearchAnswer(rubbish)).toBe(false);
});
