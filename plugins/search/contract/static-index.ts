import type { SearchLocale } from './search.ts';

/** A course or lesson in the file the site is built with: what its page says to anyone, nothing else. */
export interface StaticEntry {
  kind: 'course' | 'lesson';
  /** Its page, with the language. */
  path: string;
  title: string;
  courseTitle: string;
  summary: string;
  /** Other words it is found by: outcomes, instructor, categories, tags. */
  words: string;
}

/** The file's place below the site's address. */
export const staticIndexPath = (locale: SearchLocale): string => `/search-index.${locale}.json`;
