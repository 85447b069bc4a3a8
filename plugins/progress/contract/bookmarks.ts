/** Bookmarks: lessons and courses a learner wants to find again. */

/** As a path names them. */
export type BookmarkKind = 'lessons' | 'courses';
export const BOOKMARK_KINDS: readonly BookmarkKind[] = ['lessons', 'courses'];
/** Bookmarks one learner may keep. */
export const MAX_BOOKMARKS = 1_000;

export const bookmarksPath = '/api/progress/bookmarks';
/** @param id document id of the lesson or course */
export const bookmarkPath = ({ kind, id }: { kind: BookmarkKind; id: string }): string =>
  `${bookmarksPath}/${kind}/${encodeURIComponent(id)}`;

export const BOOKMARK_CODES = {
  /** 409: the learner keeps as many bookmarks as one may. */
  tooMany: 'too-many-bookmarks',
} as const;

export interface Bookmark {
  kind: BookmarkKind;
  /** Document id. */
  id: string;
  /** ISO instant. */
  createdAt: string;
  /** As the catalogue has it now; `null` when it is not published any more. */
  target: BookmarkTarget | null;
}

export interface BookmarkTarget {
  title: string;
  courseTitle: string;
  courseSlug: string;
  /** `null` for a course. */
  lessonSlug: string | null;
}
