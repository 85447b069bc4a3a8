import { expect, test } from 'vitest';
import { listEntries } from './search-index.ts';

const COURSE = {
  id: 'c1',
  title: 'Piano',
  summary: 'Play.',
  outcomes: ['Read notes'],
  instructor: { name: 'Ana' },
  categories: [{ name: 'Music' }],
  tags: null,
};
const LESSON = { id: 'l1', title: 'Hammers', summary: null, body: 'gated' };
const page = (path: string, pageContext: object | null) => ({ path, pageContext });

test('every page of a course or lesson is listed in its language, by what it says to anyone', () => {
  const { en, es } = listEntries({
    allSitePage: {
      nodes: [
        page('/courses/piano/hammers/', { locale: 'en', courseId: 'c1', lessonId: 'l1' }),
        page('/courses/piano/', { locale: 'en', courseId: 'c1' }),
        page('/es/courses/piano/', { locale: 'es', courseId: 'c1' }),
        page('/login/', { locale: 'en' }),
        page('/404.html', null),
      ],
    },
    allStrapiCourse: { nodes: [COURSE] },
    allStrapiLesson: { nodes: [LESSON] },
  });
  expect(en).toEqual([
    {
      kind: 'course',
      path: '/courses/piano/',
      title: 'Piano',
      courseTitle: 'Piano',
      summary: 'Play.',
      words: 'Read notes Ana Music',
    },
    { kind: 'lesson', path: '/courses/piano/hammers/', title: 'Hammers', courseTitle: 'Piano', summary: '', words: '' },
  ]);
  expect(es.map(({ path }) => path)).toEqual(['/es/courses/piano/']);
});

test('a page of content that is not there is not listed', () => {
  const { en } = listEntries({
    allSitePage: { nodes: [page('/courses/piano/gone/', { locale: 'en', courseId: 'c1', lessonId: 'gone' })] },
    allStrapiCourse: { nodes: [COURSE] },
    allStrapiLesson: { nodes: [] },
  });
  expect(en).toEqual([]);
});
