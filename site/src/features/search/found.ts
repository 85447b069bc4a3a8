import { coursePagePath, lessonPagePath } from '@diamond/progress/contract/pages';
import type { HitKind, SearchHit, TextPart } from '@diamond/search/contract/search';

/** One result, wherever it comes from. */
export interface Found {
  kind: HitKind;
  /** Its page, at the second where it is a moment. */
  to: string;
  title: string;
  courseTitle: string;
  excerpt: readonly TextPart[];
  seconds: number | null;
}

export interface FoundPage {
  found: Found[];
  total: number;
}

/** A hit of the CMS; its page is at a plain address. */
export function toFound({ courseSlug, lessonSlug, seconds, ...hit }: SearchHit): Found {
  const to =
    lessonSlug === null ? coursePagePath({ courseSlug }) : lessonPagePath({ courseSlug, lessonSlug, second: seconds });
  return { ...hit, seconds, to };
}

/** Whether an answer is one of the search: a proxy in front of it may say anything. */
export function isSearchAnswer(answer: unknown): answer is { data: SearchHit[]; meta: { total: number } } {
  const { data, meta } = (answer ?? {}) as { data?: unknown; meta?: { total?: unknown } | null };
  return Array.isArray(data) && data.every(isHit) && typeof meta?.total === 'number';
}

function isHit(value: unknown): boolean {
  const hit = (value ?? {}) as Partial<Record<keyof SearchHit, unknown>>;
  return (
    typeof hit.title === 'string' &&
    typeof hit.courseSlug === 'string' &&
    typeof hit.courseTitle === 'string' &&
    (hit.lessonSlug === null || typeof hit.lessonSlug === 'string') &&
    (hit.seconds === null || typeof hit.seconds === 'number') &&
    Array.isArray(hit.excerpt)
  );
}
