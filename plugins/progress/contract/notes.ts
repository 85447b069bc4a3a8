/** Notes: a learner's own words about a lesson. Nobody else ever reads them. */

/** Characters of one note. */
export const MAX_NOTE_LENGTH = 20_000;
/** Notes one learner may keep. */
export const MAX_NOTES = 10_000;
/** Bytes all notes of one learner may have together; searching reads them all. */
export const MAX_NOTES_BYTES = 10_000_000;
/** Characters of a search. */
export const MAX_SEARCH_LENGTH = 200;
/** Notes a page of a list has. */
export const NOTES_PAGE_SIZE = 50;

export const notesPath = '/api/progress/notes';
export const notePath = (noteId: string): string => `${notesPath}/${encodeURIComponent(noteId)}`;
export const notesExportPath = `${notesPath}/export`;

export const NOTE_CODES = {
  /** 404: the learner has no such note. */
  notFound: 'note-not-found',
  /** 409: the note was changed elsewhere meanwhile; `details.note` is the note as it is now. */
  conflict: 'note-conflict',
  /** 409: the learner keeps as many notes, or as much text, as one may. */
  tooMany: 'too-many-notes',
} as const;

/** Where a note belongs, as the catalogue has it now. */
export interface NoteLesson {
  title: string;
  slug: string;
  courseTitle: string;
  courseSlug: string;
}

export interface Note {
  id: string;
  lessonId: string;
  /** Second of the film; `null` for a note on the lesson as a whole. */
  second: number | null;
  /** Markdown. */
  body: string;
  /** Goes up by one with every change; a change names the version it was made on. */
  version: number;
  /** ISO instants. */
  createdAt: string;
  updatedAt: string;
}

/** `lesson` is null when the lesson is not published any more; its notes stay. */
export type ListedNote = Note & { lesson: NoteLesson | null };

export interface NotePage {
  data: ListedNote[];
  meta: { page: number; pageSize: number; total: number };
}

/** What `POST notesPath` takes. The browser makes the id up, so that telling it twice makes one note. */
export interface NewNote {
  id: string;
  lessonId: string;
  second: number | null;
  body: string;
}

/** What `PUT notePath(id)` takes. `version` is the one the change was made on. */
export interface NoteChange {
  second: number | null;
  body: string;
  version: number;
}
