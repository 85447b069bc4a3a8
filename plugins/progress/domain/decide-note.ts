import { NOTE_CODES, type Note } from '../contract/index.ts';

/** Why a note was not written although nothing was wrong with what was sent. */
export type NoteProblem =
  | { code: typeof NOTE_CODES.notFound }
  | { code: typeof NOTE_CODES.tooMany }
  | { code: typeof NOTE_CODES.conflict; note: Note };

/**
 * What a note that was not written means. One that already reads so was written before, and its answer was lost on the
 * way: that is no conflict.
 *
 * @param current the note as it is now, `null` when there is none
 * @param version the one the change was made on; `null` for a new note
 * @returns the note when it is as wanted, else what is in the way
 */
export function decideUnwritten({
  current,
  wanted,
  version,
}: {
  current: Note | null;
  wanted: { body: string; second: number | null; lessonId?: string };
  version: number | null;
}): { note: Note } | { problem: NoteProblem } {
  // A new note that is not there found no room; one to be changed that is not there was deleted.
  if (!current) return { problem: { code: version === null ? NOTE_CODES.tooMany : NOTE_CODES.notFound } };
  const isSame =
    current.body === wanted.body &&
    current.second === wanted.second &&
    (wanted.lessonId === undefined || current.lessonId === wanted.lessonId);
  if (isSame) return { note: current };
  if (current.version === version) return { problem: { code: NOTE_CODES.tooMany } };
  return { problem: { code: NOTE_CODES.conflict, note: current } };
}

/** The words of a search, each once and the first ten: more would find no less. */
export function splitSearch(search: string): string[] {
  return [...new Set(search.trim().split(/\s+/))].filter((word) => word !== '').slice(0, 10);
}
