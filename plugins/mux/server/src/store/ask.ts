import type { Knex } from 'knex';

/** Statements on one connection, or one transaction. Bindings are `?`, as knex has them. */
export interface Ask {
  rows: <Row>(sql: string, bindings: Knex.RawBinding[]) => Promise<Row[]>;
  first: <Row>(sql: string, bindings: Knex.RawBinding[]) => Promise<Row | null>;
}

export function createAsk({ knex }: { knex: () => Knex }): Ask {
  const rows: Ask['rows'] = async <Row>(sql: string, bindings: Knex.RawBinding[]) => {
    const result: { rows: Row[] } = await knex().raw(sql, bindings);
    return result.rows;
  };
  return {
    rows,
    first: async <Row>(sql: string, bindings: Knex.RawBinding[]) => (await rows<Row>(sql, bindings))[0] ?? null,
  };
}
