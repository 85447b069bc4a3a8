import type { Knex } from 'knex';

/** The locale whose published row speaks for a document where a page can show only one. */
export const PREFERRED_LOCALE = 'en';

/** Refers to a row that is gone: here, the learner's. */
const FOREIGN_KEY_VIOLATION = '23503';

export type Row = Record<string, unknown>;
export type Values = Record<string, string | number | boolean | null | readonly string[]>;

/** Asks one statement with named values. */
export async function ask(db: Knex, sql: string, values: Values): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values as Record<string, string>);
  return rows;
}

/** As `ask`, and `null` where the learner's account is gone. */
export async function askForLearner(db: Knex, sql: string, values: Values): Promise<Row[] | null> {
  try {
    return await ask(db, sql, values);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION) return null;
    throw error;
  }
}

export function toIso(value: unknown): string {
  return (value as Date).toISOString();
}

export function toTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
