import type { Knex } from 'knex';

type Value = string | number | boolean | null;
export type Values = Record<string, Value | readonly Value[]>;

/** Asks one statement with named values; a list is one value, a Postgres array. */
export async function ask<Row>(db: Knex, sql: string, values: Values = {}): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values as Record<string, string>);
  return rows;
}

/**
 * As `ask`, prepared once a connection under this name: planning the statement would cost more than most of its answers.
 * Changing its words needs a new name only within one connection's life.
 */
export async function askPrepared<Row>(db: Knex, name: string, sql: string, values: Values): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values as Record<string, string>).options({ name });
  return rows;
}
