import { expect, test } from 'vitest';
import { findNeighbours, isOpenToAll, toCourse, type CourseNode } from './catalogue.ts';

const lesson = (slug: string, minutes: number | null = 1): CourseNode['modules'][number]['lessons'][number] => ({
  documentId: `id-${slug}`,
  language: 'en',
  title: slug,
  slug,
  freePreview: false,
  minutes,
});
const node = (change: Partial<CourseNode> = {}): CourseNode => ({
  documentId: 'course',
  language: 'en',
  title: 'Cutting',
  slug: 'cutting',
  summary: null,
  level: 'advanced',
  access: 'members',
  modules: [
    { documentId: 'm1', title: 'One', lessons: [lesson('a', 2), lesson('b', null)] },
    { documentId: 'm2', title: 'Two', lessons: [lesson('c', 3)] },
  ],
  ...change,
});

test('lessons are numbered through the course and their minutes added up', () => {
  const course = toCourse(node());
  expect(course?.lessons.map(({ number, href }) => [number, href])).toEqual([
    [1, '/courses/cutting/a/'],
    [2, '/courses/cutting/b/'],
    [3, '/courses/cutting/c/'],
  ]);
  expect(course?.minutes).toBe(5);
});

test('what is published only in part is left out, and so is a module without lessons', () => {
  const course = toCourse(
    node({
      modules: [
        { documentId: 'm1', title: null, lessons: [lesson('a')] },
        { documentId: 'm2', title: 'Empty', lessons: [{ ...lesson('b'), slug: null }] },
      ],
    })
  );
  expect(course?.modules).toEqual([]);
  expect(toCourse(node({ slug: null }))).toBeNull();
});

test('an unknown access is treated as the strictest', () => {
  expect(toCourse(node({ access: 'platinum' }))?.access).toBe('granted');
  expect(toCourse(node({ level: null }))?.level).toBe('beginner');
});

test('previous and next cross the borders of modules', () => {
  const course = toCourse(node());
  if (!course) throw new Error('no course');
  const { previous, next } = findNeighbours({ course, lessonId: 'id-b' });
  expect([previous?.title, next?.title]).toEqual(['a', 'c']);
  expect(findNeighbours({ course, lessonId: 'nowhere' })).toEqual({ lesson: null, previous: null, next: null });
});

test('a free preview and a free course are open to all', () => {
  expect(isOpenToAll({ course: { access: 'granted' }, lesson: { isFreePreview: true } })).toBe(true);
  expect(isOpenToAll({ course: { access: 'everyone' }, lesson: { isFreePreview: false } })).toBe(true);
  expect(isOpenToAll({ course: { access: 'members' }, lesson: { isFreePreview: false } })).toBe(false);
});
