import { expect, test } from 'vitest';
import { findCataloguePages, type CourseRow } from './catalogue-pages.ts';

const makeCourse = (course: Partial<CourseRow>): CourseRow => ({
  id: 'node',
  documentId: 'c',
  locale: 'en',
  language: 'en',
  slug: 'light',
  modules: [],
  ...course,
});
const makeLesson = (documentId: string, slug: string | null) => ({
  id: `node ${documentId}`,
  documentId,
  slug,
  language: 'en' as const,
  title: slug,
});

test('a course and its lessons have a page each, which knows its twin in the other language', () => {
  const { pages } = findCataloguePages([
    makeCourse({ modules: [{ title: 'One', lessons: [makeLesson('l', 'first')] }] }),
    makeCourse({
      locale: 'es',
      language: 'es',
      slug: 'luz',
      modules: [{ title: 'Uno', lessons: [makeLesson('l', 'primera')] }],
    }),
  ]);
  expect(
    pages.map(({ path, kind, context: { languages } }) => [path, kind, languages.twins.en, languages.twins.es])
  ).toEqual([
    ['/courses/light/', 'course', '/courses/light/', '/es/courses/luz/'],
    ['/courses/light/first/', 'lesson', '/courses/light/first/', '/es/courses/luz/primera/'],
    ['/es/courses/luz/', 'course', '/courses/light/', '/es/courses/luz/'],
    ['/es/courses/luz/primera/', 'lesson', '/courses/light/first/', '/es/courses/luz/primera/'],
  ]);
});

test('a page that exists in one language alone leads to the other one’s catalogue', () => {
  const { pages } = findCataloguePages([makeCourse({ locale: 'es', slug: 'luz' })]);
  expect(pages[0]?.context.languages.twins).toEqual({ en: '/courses/', es: '/es/courses/luz/' });
});

test('what has no title or no slug has no page, and two that want one address are named', () => {
  const lessons = [makeLesson('a', 'same'), makeLesson('b', 'same'), makeLesson('c', null)];
  const { pages, taken } = findCataloguePages([
    makeCourse({
      modules: [
        { title: 'One', lessons },
        { title: null, lessons: [makeLesson('d', 'lost')] },
      ],
    }),
    makeCourse({ slug: null }),
  ]);
  expect(pages.map(({ path }) => path)).toEqual(['/courses/light/', '/courses/light/same/']);
  expect(taken).toEqual(['/courses/light/same/']);
});

test('a page says which languages it really is in', () => {
  const modules = [{ title: 'One', lessons: [makeLesson('l', 'first')] }];
  const { pages } = findCataloguePages([
    makeCourse({ modules }),
    makeCourse({ locale: 'es', language: 'es', slug: 'luz', modules }),
  ]);
  expect(pages.map(({ context: { languages } }) => [languages.language, languages.translations])).toEqual([
    ['en', ['en', 'es']],
    ['en', ['en']],
    ['es', ['en', 'es']],
    ['en', ['en']],
  ]);
});
