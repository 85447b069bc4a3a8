import { isOpenToAll, type Course, type Level } from './catalogue.ts';

/** How long a course is, in minutes of film: below 60, up to 180, above. */
export type Length = 'short' | 'medium' | 'long';

const LEVELS: readonly Level[] = ['beginner', 'intermediate', 'advanced'];
const LENGTHS: readonly Length[] = ['short', 'medium', 'long'];

/** What a course may be chosen by; within one several values are alternatives, between them all must fit. */
export interface Filters {
  /** Slugs. */
  category: readonly string[];
  /** Slugs. */
  tag: readonly string[];
  level: readonly Level[];
  length: readonly Length[];
  /** Only courses with something anyone may watch. */
  isFree: boolean;
}

export type Facet = 'category' | 'tag' | 'level' | 'length';

const FACETS: readonly Facet[] = ['category', 'tag', 'level', 'length'];

export const NO_FILTERS: Filters = { category: [], tag: [], level: [], length: [], isFree: false };

/** What an address asks for. What it asks for and nobody knows is not there: an old link shows more, never nothing. */
export function readFilters({ search, courses }: { search: string; courses: readonly Course[] }): Filters {
  const query = new URLSearchParams(search);
  const read = (facet: Facet): string[] => {
    const wanted = (query.get(facet) ?? '').split(',');
    return listValues({ facet, courses }).filter((value) => wanted.includes(value));
  };
  return {
    category: read('category'),
    tag: read('tag'),
    level: read('level') as Level[],
    length: read('length') as Length[],
    isFree: query.get('free') === '1',
  };
}

/** The address's part after `?`, always in the same order; empty where nothing is chosen. */
export function writeFilters(filters: Filters): string {
  const parts = FACETS.filter((facet) => filters[facet].length > 0).map(
    (facet) => `${facet}=${filters[facet].map(encodeURIComponent).join(',')}`
  );
  return [...parts, ...(filters.isFree ? ['free=1'] : [])].join('&');
}

export function toggleFilter({ filters, facet, value }: { filters: Filters; facet: Facet; value: string }): Filters {
  const chosen: readonly string[] = filters[facet];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return { ...filters, [facet]: next };
}

export function countFilters(filters: Filters): number {
  return FACETS.reduce((sum, facet) => sum + filters[facet].length, filters.isFree ? 1 : 0);
}

export function filterCourses({ courses, filters }: { courses: readonly Course[]; filters: Filters }): Course[] {
  return courses.filter(
    (course) => FACETS.every((facet) => fits({ course, facet, filters })) && isFreeEnough(course, filters)
  );
}

export interface FacetValue {
  value: string;
  isChosen: boolean;
  /** Courses it would show together with what is chosen elsewhere. */
  count: number;
}

/** The values of a facet with their counts; those nobody has in this school are left out. */
export function listFacet({
  facet,
  courses,
  filters,
}: {
  facet: Facet;
  courses: readonly Course[];
  filters: Filters;
}): FacetValue[] {
  const others = filterCourses({ courses, filters: { ...filters, [facet]: [] } });
  return listValues({ facet, courses }).map((value) => ({
    value,
    isChosen: (filters[facet] as readonly string[]).includes(value),
    count: others.filter((course) => valuesOf({ course, facet }).includes(value)).length,
  }));
}

/** Courses that would be left with only those that have something free. */
export function countFree({ courses, filters }: { courses: readonly Course[]; filters: Filters }): number {
  return filterCourses({ courses, filters: { ...filters, isFree: true } }).length;
}

/** What to let go of when nothing is left: each chosen value whose absence shows courses again, the most first. */
export function suggestRelief({
  courses,
  filters,
}: {
  courses: readonly Course[];
  filters: Filters;
}): { filters: Filters; facet: Facet | 'free'; value: string; count: number }[] {
  const chosen = FACETS.flatMap((facet) =>
    filters[facet].map((value) => ({ facet, value, filters: toggleFilter({ filters, facet, value }) }))
  );
  const free = filters.isFree ? [{ facet: 'free' as const, value: '', filters: { ...filters, isFree: false } }] : [];
  return [...chosen, ...free]
    .map((relief) => ({ ...relief, count: filterCourses({ courses, filters: relief.filters }).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

export function lengthOf({ minutes }: Pick<Course, 'minutes'>): Length {
  return minutes < 60 ? 'short' : minutes <= 180 ? 'medium' : 'long';
}

function fits({ course, facet, filters }: { course: Course; facet: Facet; filters: Filters }): boolean {
  const chosen: readonly string[] = filters[facet];
  return chosen.length === 0 || valuesOf({ course, facet }).some((value) => chosen.includes(value));
}

function isFreeEnough(course: Course, { isFree }: Filters): boolean {
  return !isFree || course.lessons.some((lesson) => isOpenToAll({ course, lesson }));
}

function valuesOf({ course, facet }: { course: Course; facet: Facet }): string[] {
  if (facet === 'category') return course.categories.map(({ slug }) => slug);
  if (facet === 'tag') return course.tags.map(({ slug }) => slug);
  return [facet === 'level' ? course.level : lengthOf(course)];
}

/** Every value any course has: levels and lengths as they rise, subjects and tags as the courses bring them. */
function listValues({ facet, courses }: { facet: Facet; courses: readonly Course[] }): string[] {
  const present = new Set(courses.flatMap((course) => valuesOf({ course, facet })));
  if (facet === 'level') return LEVELS.filter((level) => present.has(level));
  if (facet === 'length') return LENGTHS.filter((length) => present.has(length));
  return [...present];
}
