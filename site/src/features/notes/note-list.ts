import type { ListedNote, Note } from '@diamond/progress/contract/notes';

/**
 * The list with a saved note in it: where it was, or where it belongs.
 *
 * @param isByClock whether the list goes by the film's clock; else new notes come first
 */
export function putNote({
  notes,
  note,
  isByClock,
}: {
  notes: readonly ListedNote[];
  note: Note;
  isByClock: boolean;
}): ListedNote[] {
  const known = notes.find(({ id }) => id === note.id);
  const listed: ListedNote = { ...note, lesson: known?.lesson ?? null };
  if (known) return notes.map((other) => (other.id === note.id ? listed : other));
  return isByClock ? [...notes, listed].toSorted(byClock) : [listed, ...notes];
}

export function dropNote({ notes, id }: { notes: readonly ListedNote[]; id: string }): ListedNote[] {
  return notes.filter((note) => note.id !== id);
}

/** One page after another; what moved from one to the other between two requests is there once. */
export function mergeNotes({
  known,
  more,
}: {
  known: readonly ListedNote[];
  more: readonly ListedNote[];
}): ListedNote[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...more.filter(({ id }) => !ids.has(id))];
}

/** Notes on the whole lesson first, then by the second, then as they were written; as the CMS orders them. */
function byClock(one: Note, other: Note): number {
  return (
    (one.second ?? -1) - (other.second ?? -1) ||
    one.createdAt.localeCompare(other.createdAt) ||
    one.id.localeCompare(other.id)
  );
}
