import type { Knex } from 'knex';
import {
  MAX_NOTES,
  MAX_NOTES_BYTES,
  NOTES_PAGE_SIZE,
  type ListedNote,
  type NewNote,
  type Note,
  type NoteChange,
} from '../../../contract/index.ts';
import { IS_PUBLISHED_LESSON, toNoteLesson, WANTED_LESSONS } from './catalogue.ts';
import { ask, askForLearner, PREFERRED_LOCALE, toIso, type Row } from './query.ts';

const NOTE_COLUMNS = 'id, lesson_id, second, body, version, created_at, updated_at';

/** Matching is of all words, anywhere. Parallel first writes may pass the limit by as many as come at once. */
const FIND_PAGE = `
  with found as (
    select ${NOTE_COLUMNS} from learning.notes
     where user_id = :userId
       and (cast(:lessonId as text) is null or lesson_id = :lessonId)
       and body ilike all (cast(:patterns as text[]))
  ), page as (
    select * from found
     order by case when cast(:lessonId as text) is null then updated_at end desc,
              second nulls first, created_at, id
     limit :limit offset :offset
  ), wanted as (
    select distinct lesson_id from page
  ), lesson as (${WANTED_LESSONS})
  select (select count(*) from found) as total, page.*,
         lesson.lesson_title, lesson.lesson_slug, lesson.course_title, lesson.course_slug
    from (values (1)) as always
    left join page on true
    left join lesson on lesson.lesson_id = page.lesson_id
   order by case when cast(:lessonId as text) is null then page.updated_at end desc,
            page.second nulls first, page.created_at, page.id`;

const FIND_NOTE = `select ${NOTE_COLUMNS} from learning.notes where user_id = :userId and id = :id`;

const ADD_NOTE = `
  with kept as (
    select count(*) as notes, coalesce(sum(octet_length(body)), 0) as bytes
      from learning.notes where user_id = :userId
  ), made as (
    insert into learning.notes (user_id, id, lesson_id, second, body)
    select :userId, :id, :lessonId, :second, :body
      from kept
     where ${IS_PUBLISHED_LESSON} and notes < :mostNotes and bytes + octet_length(cast(:body as text)) <= :mostBytes
    on conflict (user_id, id) do nothing
    returning ${NOTE_COLUMNS}
  )
  select ${IS_PUBLISHED_LESSON} as has_lesson, made.* from kept left join made on true`;

const CHANGE_NOTE = `
  with others as (
    select coalesce(sum(octet_length(body)), 0) as bytes
      from learning.notes where user_id = :userId and id <> :id
  )
  update learning.notes set body = :body, second = :second, version = version + 1, updated_at = now()
    from others
   where user_id = :userId and id = :id and version = :version and bytes + octet_length(cast(:body as text)) <= :mostBytes
  returning ${NOTE_COLUMNS}`;

/** All notes in the order of the courses, without their text; what is not published any more comes last. */
const LIST_FOR_EXPORT = `
  with mine as (
    select id, lesson_id, second, created_at from learning.notes where user_id = :userId
  ), wanted as (
    select distinct lesson_id from mine
  ), lesson as (${WANTED_LESSONS})
  select mine.id, mine.lesson_id, mine.second,
         lesson.lesson_title, lesson.lesson_slug, lesson.course_title, lesson.course_slug
    from mine left join lesson on lesson.lesson_id = mine.lesson_id
   order by lesson.course_title nulls last, lesson.course_slug, lesson.module_position nulls last,
            lesson.lesson_position nulls last, mine.lesson_id, mine.second nulls first, mine.created_at, mine.id`;

/** A note on its way out: everything but its text. */
export type NoteHeading = Pick<ListedNote, 'id' | 'lessonId' | 'second' | 'lesson'>;

/**
 * One page of the learner's notes: in a lesson by the film's clock, else the last changed first.
 *
 * @param words each must be in a note, in any case of letters
 */
export async function findNotes({
  db,
  userId,
  lessonId,
  words,
  page,
  locale,
}: {
  db: Knex;
  userId: number;
  lessonId: string | null;
  words: readonly string[];
  page: number;
  locale?: string;
}): Promise<{ notes: ListedNote[]; total: number }> {
  const rows = await ask(db, FIND_PAGE, {
    userId,
    lessonId,
    patterns: words.map(toPattern),
    limit: NOTES_PAGE_SIZE,
    offset: (page - 1) * NOTES_PAGE_SIZE,
    locale: locale || PREFERRED_LOCALE,
  });
  return {
    notes: rows.filter(({ id }) => id !== null).map((row) => ({ ...toNote(row), lesson: toNoteLesson(row) })),
    total: Number(rows[0]?.total ?? 0),
  };
}

export async function findNote({ db, userId, id }: { db: Knex; userId: number; id: string }): Promise<Note | null> {
  const [row] = await ask(db, FIND_NOTE, { userId, id });
  return row ? toNote(row) : null;
}

/** @returns the note when it was made; whether its lesson is there; `null` when the account is gone */
export async function addNote({
  db,
  userId,
  note,
}: {
  db: Knex;
  userId: number;
  note: NewNote;
}): Promise<{ made: Note | null; hasLesson: boolean } | null> {
  const rows = await askForLearner(db, ADD_NOTE, {
    userId,
    ...note,
    mostNotes: MAX_NOTES,
    mostBytes: MAX_NOTES_BYTES,
  });
  const row = rows?.[0];
  return row ? { made: row.id === null ? null : toNote(row), hasLesson: row.has_lesson === true } : null;
}

/** @returns the note after it; `null` when it is not there, not of that version, or would be too much */
export async function changeNote({
  db,
  userId,
  id,
  change,
}: {
  db: Knex;
  userId: number;
  id: string;
  change: NoteChange;
}): Promise<Note | null> {
  const [row] = await ask(db, CHANGE_NOTE, { userId, id, ...change, mostBytes: MAX_NOTES_BYTES });
  return row ? toNote(row) : null;
}

export async function deleteNote({ db, userId, id }: { db: Knex; userId: number; id: string }): Promise<void> {
  await ask(db, 'delete from learning.notes where user_id = :userId and id = :id', { userId, id });
}

/** The learner's notes in the order an export has them. */
export async function listNotes({ db, userId }: { db: Knex; userId: number }): Promise<NoteHeading[]> {
  const rows = await ask(db, LIST_FOR_EXPORT, { userId, locale: PREFERRED_LOCALE });
  return rows.map((row) => ({
    id: String(row.id),
    lessonId: String(row.lesson_id),
    second: toSecond(row.second),
    lesson: toNoteLesson(row),
  }));
}

/** Texts by note; one that was deleted meanwhile is not among them. */
export async function findBodies({
  db,
  userId,
  ids,
}: {
  db: Knex;
  userId: number;
  ids: readonly string[];
}): Promise<Map<string, string>> {
  const rows = await ask(
    db,
    'select id, body from learning.notes where user_id = :userId and id = any (cast(:ids as uuid[]))',
    { userId, ids }
  );
  return new Map(rows.map((row) => [String(row.id), String(row.body)]));
}

/** An `ilike` pattern that finds a word anywhere, taking its signs for what they are. */
function toPattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

function toNote(row: Row): Note {
  return {
    id: String(row.id),
    lessonId: String(row.lesson_id),
    second: toSecond(row.second),
    body: String(row.body),
    version: Number(row.version),
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

function toSecond(value: unknown): number | null {
  return value === null ? null : Number(value);
}
