import type { SearchLocale } from './search.ts';

/** A course or lesson in the file the site is built with: public facts, nothing else. */
export interface StaticEntry {
  /** Null for a course. */
  lessonSlug: string | null;
  courseSlug: string;
  title: string;
  courseTitle: string;
  summary: string;
  /** Other words it is found by: outcomes, instructor, categories, tags. */
  words: string;
}

/** The file's place below the site's address. */
export const staticIndexPath = (locale: SearchLocale): string => `/search-index.${locale}.json`;
