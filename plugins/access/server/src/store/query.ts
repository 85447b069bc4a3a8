import type { Knex } from 'knex';

/** The locale whose row speaks for a document; access, film and preview are the same in every locale. */
export const PREFERRED_LOCALE = 'en';

export type Row = Record<string, unknown>;

export async function all<T>(db: Knex, sql: string, bindings: Parameters<Knex['raw']>[1]): Promise<T[]> {
  const answer: { rows: T[] } = await db.raw(sql, bindings as Knex.RawBinding[]);
  return answer.rows;
}

export async function first(db: Knex, sql: string, bindings: Knex.RawBinding[]): Promise<Row | null> {
  return (await all<Row>(db, sql, bindings))[0] ?? null;
}

export function toTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** An `ilike` pattern that finds `search` anywhere, taking its signs for what they are. */
export function toPattern(search: string): string {
  return `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
