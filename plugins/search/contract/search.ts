/** Below the CMS's address. */
export const SEARCH_PATH = '/api/search';

/** Characters of a question. */
export const SHORTEST_QUESTION = 2;
export const LONGEST_QUESTION = 100;

export const PAGE_SIZE = 20;
/** Pages that can be asked for: whoever has not found it by then asks differently. */
export const LAST_PAGE = 50;

export const SEARCH_LOCALES = ['en', 'es'] as const;
export type SearchLocale = (typeof SEARCH_LOCALES)[number];

/** What a hit is: a course, a lesson, or a moment in a lesson's film. */
export const HIT_KINDS = ['course', 'lesson', 'transcript'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** A piece of text as it is: text, never markup. */
export interface TextPart {
  text: string;
  isHit: boolean;
}

export interface SearchHit {
  kind: HitKind;
  courseSlug: string;
  /** Null for a course. */
  lessonSlug: string | null;
  title: string;
  courseTitle: string;
  excerpt: TextPart[];
  /** Where in the film it is said; null unless it is a moment. */
  seconds: number | null;
}

export interface SearchAnswer {
  data: SearchHit[];
  /** `total` counts what this asker may find. */
  meta: { page: number; pageSize: number; total: number };
}

/** `error.details.code` of what the route refuses, beside `invalid`. */
export const SEARCH_CODES = { tooManySearches: 'too-many-searches' } as const;

/** The path of one question, for the site. */
export function searchPath({
  question,
  locale,
  page = 1,
  kind = null,
}: {
  question: string;
  locale: SearchLocale;
  page?: number;
  kind?: HitKind | null;
}): string {
  const query = [
    `q=${encodeURIComponent(question)}`,
    `locale=${locale}`,
    ...(page > 1 ? [`page=${page}`] : []),
    ...(kind ? [`kind=${kind}`] : []),
  ];
  return `${SEARCH_PATH}?${query.join('&')}`;
}
