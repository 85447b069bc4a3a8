import type { Knex } from 'knex';

/** Every table of this plugin that holds something of a person, by `user_id`. */
export const TABLES_OF_A_PERSON = [
  'contacts',
  'events',
  'milestones',
  'differences',
  'inbound_calls',
  'inbound_signals',
  'inbound_gifts',
] as const;

/** All rows about a person, by table. */
export async function exportPerson({
  db,
  userId,
}: {
  db: Knex;
  userId: number;
}): Promise<Record<string, Record<string, unknown>[]>> {
  const parts: Record<string, Record<string, unknown>[]> = {};
  for (const table of TABLES_OF_A_PERSON) {
    const { rows }: { rows: { row: string }[] } = await db.raw(
      `select (to_jsonb(t) - 'user_id')::text as row from crm.${table} t where t.user_id = ?`,
      [userId]
    );
    // As text: Strapi turns off pg's own reading of JSON for the whole process.
    parts[table] = rows.map(({ row }) => JSON.parse(row) as Record<string, unknown>);
  }
  return parts;
}
