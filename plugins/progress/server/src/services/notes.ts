import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  NOTE_CODES,
  NOTES_PAGE_SIZE,
  PROGRESS_CODES,
  type NewNote,
  type Note,
  type NoteChange,
  type NotePage,
} from '../../../contract/index.ts';
import { decideUnwritten, splitSearch, type NoteProblem } from '../../../domain/decide-note.ts';
import { describeExportedNote } from '../../../domain/export-notes.ts';
import { addNote, changeNote, deleteNote, findBodies, findNote, findNotes, listNotes } from '../store/notes.ts';

/** Notes whose texts an export holds in memory at a time. */
const EXPORT_BATCH = 100;

const EXPORT_WORDS = { unpublished: 'Not published any more', wholeLesson: 'On the whole lesson' };

/** A learner's notes. Every call is about one learner, `userId`, and can reach no other's rows. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;

  return {
    /** One page; in a lesson by the film's clock, else the last changed first. `q`: words that must all be in a note. */
    async list({
      userId,
      lessonId = null,
      q = '',
      page = 1,
      locale,
    }: {
      userId: number;
      lessonId?: string | null;
      q?: string;
      page?: number;
      /** The language lessons are named in, where they are published in it. */
      locale?: string;
    }): Promise<NotePage> {
      const { notes, total } = await findNotes({ db: db(), userId, lessonId, words: splitSearch(q), page, locale });
      return { data: notes, meta: { page, pageSize: NOTES_PAGE_SIZE, total } };
    },

    /** @throws Refusal 404 `note-not-found` */
    async find({ userId, id }: { userId: number; id: string }): Promise<Note> {
      const note = await findNote({ db: db(), userId, id });
      if (!note) throw refuse({ code: NOTE_CODES.notFound });
      return note;
    },

    /**
     * Telling the same note again makes no second one.
     *
     * @throws Refusal 404 `lesson-not-found`, 409 `note-conflict` when the id is in use for another text,
     *   409 `too-many-notes`, 401 `sign-in` when the account is gone
     */
    async create({ userId, note }: { userId: number; note: NewNote }): Promise<{ note: Note; isNew: boolean }> {
      const added = await addNote({ db: db(), userId, note });
      if (!added)
        throw new Refusal({ status: 401, code: PROGRESS_CODES.signIn, message: 'This account no longer exists.' });
      if (added.made) return { note: added.made, isNew: true };
      const current = await findNote({ db: db(), userId, id: note.id });
      if (!current && !added.hasLesson)
        throw new Refusal({ status: 404, code: PROGRESS_CODES.lessonNotFound, message: 'There is no such lesson.' });
      return { note: settle(decideUnwritten({ current, wanted: note, version: null })), isNew: false };
    },

    /**
     * Changes a note that is still as the learner saw it, also one of a lesson that is not published any more.
     *
     * @throws Refusal 404 `note-not-found`, 409 `note-conflict` with the note as it is now, 409 `too-many-notes`
     */
    async change({ userId, id, change }: { userId: number; id: string; change: NoteChange }): Promise<Note> {
      const changed = await changeNote({ db: db(), userId, id, change });
      if (changed) return changed;
      const current = await findNote({ db: db(), userId, id });
      return settle(decideUnwritten({ current, wanted: change, version: change.version }));
    },

    /** Deleting what is not there is done already. */
    async remove({ userId, id }: { userId: number; id: string }): Promise<void> {
      await deleteNote({ db: db(), userId, id });
    },

    /** All notes as one Markdown text, in pieces, the texts of a hundred at a time in memory. */
    async *export({ userId, siteUrl }: { userId: number; siteUrl: string }): AsyncGenerator<string> {
      const headings = await listNotes({ db: db(), userId });
      yield headings.length === 0 ? '# My notes\n\nThere are none yet.\n' : '# My notes\n\n';
      let before: (typeof headings)[number] | null = null;
      for (let from = 0; from < headings.length; from += EXPORT_BATCH) {
        const batch = headings.slice(from, from + EXPORT_BATCH);
        const bodies = await findBodies({ db: db(), userId, ids: batch.map(({ id }) => id) });
        for (const heading of batch) {
          const body = bodies.get(heading.id);
          if (body === undefined) continue;
          yield describeExportedNote({ note: { ...heading, body }, before, siteUrl, words: EXPORT_WORDS });
          before = heading;
        }
      }
    },
  };
};

function settle(outcome: ReturnType<typeof decideUnwritten>): Note {
  if ('problem' in outcome) throw refuse(outcome.problem);
  return outcome.note;
}

function refuse(problem: NoteProblem): Refusal {
  if (problem.code === NOTE_CODES.notFound)
    return new Refusal({ status: 404, code: problem.code, message: 'You have no such note.' });
  if (problem.code === NOTE_CODES.tooMany)
    return new Refusal({
      status: 409,
      code: problem.code,
      message: 'You have as many notes as one can keep. Export and delete some to make room.',
    });
  return new Refusal({
    status: 409,
    code: problem.code,
    message: 'This note was changed elsewhere meanwhile.',
    details: { note: problem.note },
  });
}
