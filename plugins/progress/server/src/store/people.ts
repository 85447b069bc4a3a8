import type { Knex } from 'knex';
import { ask } from './query.ts';

/** Every table of this plugin that holds something of a person, by `user_id`. A test holds this list to the schema. */
export const TABLES_OF_A_PERSON = [
  'progress',
  'sessions',
  'notes',
  'bookmarks',
  'interventions',
  'learner_figures',
  'forgotten',
] as const;

export type TableOfAPerson = (typeof TABLES_OF_A_PERSON)[number];

/** Stays, so that nothing comes back while the account is there; it goes with the account. */
const TOMBSTONE = 'forgotten';

/** Whether there is such a learner, and not a forgotten one. */
export async function hasLearner({ db, userId }: { db: Knex; userId: number }): Promise<boolean> {
  const rows = await ask(
    db,
    `select 1 from up_users where id = :userId and not exists (select from learning.forgotten where user_id = :userId)`,
    { userId }
  );
  return rows.length > 0;
}

/**
 * Takes everything about a person away, and keeps that it was: reports and notes under way are refused from then on.
 *
 * First the person is marked, with their row locked: whoever inserts something of theirs meanwhile waits for that (each
 * row refers to the learner) and is then refused. Then nothing can come any more, and what is there goes, each table by
 * itself and in the order in which reports lock rows, so that no report and no forgetting wait for each other for ever.
 *
 * @throws what the database throws; call it again, it goes on where it was
 */
export async function forgetPerson({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  await db.transaction(async (trx) => {
    const [learner] = await ask(trx, 'select 1 from up_users where id = :userId for update', { userId });
    if (learner)
      await ask(trx, 'insert into learning.forgotten (user_id) values (:userId) on conflict do nothing', { userId });
  });
  for (const table of TABLES_OF_A_PERSON) {
    if (table === TOMBSTONE) continue;
    await db.transaction(async (trx) => {
      if (table === 'sessions' || table === 'progress')
        await trx.raw('select 1 from learning.?? where user_id = ? order by lesson_id for update', [table, userId]);
      await trx.raw('delete from learning.?? where user_id = ?', [table, userId]);
    });
  }
}

/** All rows about a person, table by table, as of one moment. */
export async function exportPerson({
  db,
  userId,
}: {
  db: Knex;
  userId: number;
}): Promise<Record<TableOfAPerson, Record<string, unknown>[]>> {
  const columns = TABLES_OF_A_PERSON.map(
    (table) =>
      `(select coalesce(json_agg(to_jsonb(t) - 'user_id'), '[]')::text from learning.${table} t where t.user_id = :userId) as ${table}`
  );
  const [row] = await ask(db, `select ${columns.join(', ')}`, { userId });
  // As text: Strapi turns off pg's own reading of JSON for the whole process.
  const read = TABLES_OF_A_PERSON.map((table) => [table, JSON.parse(String(row?.[table]))] as const);
  return Object.fromEntries(read) as Record<TableOfAPerson, Record<string, unknown>[]>;
}
