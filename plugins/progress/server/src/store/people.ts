import type { Knex } from 'knex';
import { ask } from './query.ts';

/** Whether there is such a learner, and not a forgotten one. */
export async function hasLearner({ db, userId }: { db: Knex; userId: number }): Promise<boolean> {
  const rows = await ask(
    db,
    `select 1 from up_users where id = :userId and not exists (select from learning.forgotten where user_id = :userId)`,
    { userId }
  );
  return rows.length > 0;
}
