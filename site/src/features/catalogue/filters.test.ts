import { expect, test } from 'vitest';
import { toCourses, type Course } from './catalogue.ts';
import {
  countFilters,
  countFree,
  filterCourses,
  lengthOf,
  listFacet,
  NO_FILTERS,
  readFilters,
  suggestRelief,
  toggleFilter,
  writeFilters,
} from './filters.ts';

const named = (slug: string) => ({ slug, name: slug });
const courses: Course[] = toCourses(
  [
    { slug: 'grading', categories: ['stones'], tags: ['diamonds'], level: 'beginner', minutes: 50, free: true },
    {
      slug: 'setting',
      categories: ['bench'],
      tags: ['diamonds', 'tools'],
      level: 'advanced',
      minutes: 120,
      free: false,
    },
    { slug: 'polish', categories: ['bench', 'stones'], tags: [], level: 'beginner', minutes: 400, free: false },
  ].map(({ slug, categories, tags, level, minutes, free }) => ({
    documentId: slug,
    title: slug,
    slug,
    summary: null,
    level,
    access: 'members',
    categories: categories.map(named),
    tags: tags.map(named),
    modules: [
      {
        documentId: `m-${slug}`,
        title: 'One',
        lessons: [{ documentId: `l-${slug}`, title: 'L', slug: 'l', freePreview: free, minutes }],
      },
    ],
  }))
);
const shown = (search: string) =>
  filterCourses({ courses, filters: readFilters({ search, courses }) }).map(({ slug }) => slug);

test('an address without a wish shows everything', () => {
  expect(shown('')).toEqual(['grading', 'setting', 'polish']);
  expect(readFilters({ search: '?utm_source=mail', courses })).toEqual(NO_FILTERS);
});

test('values of one facet are alternatives, facets narrow each other', () => {
  expect(shown('?category=bench')).toEqual(['setting', 'polish']);
  expect(shown('?category=bench,stones')).toHaveLength(3);
  expect(shown('?category=bench&level=beginner')).toEqual(['polish']);
  expect(shown('?tag=diamonds&length=medium')).toEqual(['setting']);
  expect(shown('?free=1')).toEqual(['grading']);
  expect(shown('?free=1&level=advanced')).toEqual([]);
});

test('what nobody knows is not asked for, so an old or made-up link still shows courses', () => {
  expect(shown('?category=gone&level=godlike&length=%3Cscript%3E&free=yes&tag=')).toHaveLength(3);
});

test('what is written is read again, in one order whatever was clicked first', () => {
  const clicked = [
    ['level', 'advanced'],
    ['tag', 'tools'],
    ['category', 'bench'],
    ['category', 'stones'],
  ] as const;
  const filters = clicked.reduce((all, [facet, value]) => toggleFilter({ filters: all, facet, value }), NO_FILTERS);
  const search = writeFilters({ ...filters, isFree: true });
  expect(search).toBe('category=bench,stones&tag=tools&level=advanced&free=1');
  expect(countFilters(readFilters({ search, courses }))).toBe(5);
  const less = toggleFilter({ filters, facet: 'category', value: 'bench' });
  expect(writeFilters(less)).toBe('category=stones&tag=tools&level=advanced');
  expect(writeFilters(NO_FILTERS)).toBe('');
});

test('slugs in other letters survive the address', () => {
  const [course] = courses;
  if (!course) throw new Error('no course');
  const odd = [{ ...course, tags: [named('a&b=c'), named('ñandú')] }];
  const filters = { ...NO_FILTERS, tag: ['a&b=c', 'ñandú'] };
  expect(readFilters({ search: `?${writeFilters(filters)}`, courses: odd }).tag).toEqual(['a&b=c', 'ñandú']);
});

test('a count says what a value shows beside what is chosen elsewhere', () => {
  const filters = readFilters({ search: '?category=bench', courses });
  const counts = (facet: 'category' | 'level' | 'length') =>
    listFacet({ facet, courses, filters }).map(({ value, count }) => [value, count]);
  expect(counts('category')).toEqual([
    ['stones', 2],
    ['bench', 2],
  ]);
  expect(counts('level')).toEqual([
    ['beginner', 1],
    ['advanced', 1],
  ]);
  expect(counts('length')).toEqual([
    ['short', 0],
    ['medium', 1],
    ['long', 1],
  ]);
  expect(countFree({ courses, filters })).toBe(0);
});

test('an empty result says what to let go of, the most helpful first', () => {
  const filters = readFilters({ search: '?level=advanced&category=stones&tag=tools', courses });
  expect(filterCourses({ courses, filters })).toEqual([]);
  expect(suggestRelief({ courses, filters }).map(({ facet, value, count }) => [facet, value, count])).toEqual([
    ['category', 'stones', 1],
  ]);
  const free = readFilters({ search: '?free=1&category=bench', courses });
  expect(suggestRelief({ courses, filters: free }).map(({ facet, count }) => [facet, count])).toEqual([
    ['free', 2],
    ['category', 1],
  ]);
});

test('an hour is medium, three hours still are', () => {
  expect([0, 59, 60, 180, 181].map((minutes) => lengthOf({ minutes }))).toEqual([
    'short',
    'short',
    'medium',
    'medium',
    'long',
  ]);
});
