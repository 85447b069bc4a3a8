import type { Knex } from 'knex';

export type Row = Record<string, unknown>;
type Value = string | number | boolean | null;
export type Values = Record<string, Value | readonly Value[]>;

/** Asks one statement with named values; a list is one value, a Postgres array. */
export async function ask<R = Row>(db: Knex, sql: string, values: Values = {}): Promise<R[]> {
  const { rows } = await db.raw<{ rows: R[] }>(sql, values as Record<string, string>);
  return rows;
}

export function toIso(value: Date | null): string | null {
  return value === null ? null : value.toISOString();
}
