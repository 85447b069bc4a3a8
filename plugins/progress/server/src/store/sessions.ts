import type { Knex } from 'knex';
import { ask } from './query.ts';

/** Names the advisory lock under which one process cleans. */
const LOCK = 'progress:clean-sessions';

/** Rows deleted in one commit, so that no lock is held for long. */
const BATCH = 5_000;

/**
 * Deletes sittings nobody was seen in for so many days. One process at a time does it: another that is asked meanwhile
 * leaves it at that.
 *
 * @returns how many it deleted
 */
export async function cleanSessions({ db, days }: { db: Knex; days: number }): Promise<number> {
  let cleaned = 0;
  for (;;) {
    const deleted = await db.transaction(async (trx) => {
      const [lock] = await ask(trx, 'select pg_try_advisory_xact_lock(hashtext(:lock)) as "isMine"', { lock: LOCK });
      if (lock?.isMine !== true) return 0;
      const rows = await ask(
        trx,
        `delete from learning.sessions
          where ctid = any(array(
            select ctid from learning.sessions
             where started_at < now() - make_interval(days => :days) and last_seen_at < now() - make_interval(days => :days)
             limit :batch))
         returning 1`,
        { days, batch: BATCH }
      );
      return rows.length;
    });
    cleaned += deleted;
    if (deleted < BATCH) return cleaned;
  }
}
