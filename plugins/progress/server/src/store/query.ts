import type { Knex } from 'knex';
import type { CompletedBy } from '../../../contract/index.ts';
import { parseMultirange } from '../../../domain/multirange.ts';
import type { StoredProgress } from '../../../domain/stored-progress.ts';

/** The locale whose published row speaks for a document where a page can show only one. */
export const PREFERRED_LOCALE = 'en';

/**
 * Joins `film`, the film that a `lesson` has now. Its length is the one thing read from the tables of `mux`, so that a
 * read is one statement.
 */
export const FILM_OF = `film.id = case when pg_input_is_valid(lesson.video, 'uuid') then cast(lesson.video as uuid) end`;

/** Refers to a row that is gone: here, the learner's. */
const FOREIGN_KEY_VIOLATION = '23503';
const DEADLOCK = '40P01';

/** The columns of `learning.progress` that `toProgress` reads. */
export const PROGRESS_COLUMNS = 'position, watched, duration, completed_at, completed_by, updated_at';

export type Row = Record<string, unknown>;
type Value = string | number | boolean | null;
export type Values = Record<string, Value | readonly Value[]>;

/** Asks one statement with named values; a list is one value, a Postgres array. */
export async function ask(db: Knex, sql: string, values: Values): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values as Record<string, string>);
  return rows;
}

/**
 * As `ask`, prepared once a connection under this name: a statement that is asked all the time is read and planned by
 * Postgres once. Changing its words needs a new name only within one connection's life.
 */
export async function askPrepared(db: Knex, name: string, sql: string, values: Values): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values as Record<string, string>).options({ name });
  return rows;
}

/** As `ask`, and `null` where the learner's account is gone, or forgotten. */
export async function askForLearner(db: Knex, sql: string, values: Values): Promise<Row[] | null> {
  try {
    return await ask(db, sql, values);
  } catch (error) {
    if (isLearnerGone(error)) return null;
    throw error;
  }
}

/** The learner's account went away, or was forgotten, while the statement ran. */
export function isLearnerGone(error: unknown): boolean {
  return hasCode(error, FOREIGN_KEY_VIOLATION);
}

/** Two statements waited for each other, and this one was stopped: nothing of it happened, and it may be asked again. */
export function isDeadlock(error: unknown): boolean {
  return hasCode(error, DEADLOCK);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

export function toProgress(row: Row): StoredProgress {
  return {
    position: Number(row.position),
    watched: parseMultirange(String(row.watched)),
    duration: Number(row.duration),
    completedAt: row.completed_at instanceof Date ? row.completed_at : null,
    completedBy: row.completed_by === null ? null : (String(row.completed_by) as CompletedBy),
    updatedAt: row.updated_at as Date,
  };
}

export function toIso(value: unknown): string {
  return (value as Date).toISOString();
}

export function toTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
