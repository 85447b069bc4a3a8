import type { Knex } from 'knex';
import { HEAT_PARTS } from '../../../../contract/admin.ts';
import { ask, PREFERRED_LOCALE, zone } from './query.ts';
import {
  CLAIM_GROUP,
  COUNT_ACTIVE_DAYS,
  FIND_GROUPS,
  FIND_NEWS,
  IDENTITY,
  REFRESH_COMPLETIONS,
  REFRESH_COURSES,
  REFRESH_LEARNERS,
  REFRESH_LESSONS,
} from './refresh-sql.ts';

/** Learners to a group, by id. Changing it needs the figures' tables to be emptied. */
export const GROUP_SIZE = 500;

const GROUP_TABLES = ['lesson_figures', 'course_figures', 'completion_days'] as const;

/**
 * Marks the groups that have news, and counts who was active today and yesterday. One process at a time: another that
 * comes meanwhile leaves it to the first.
 */
export async function lookForNews({ db }: { db: Knex }): Promise<void> {
  await db.transaction(async (trx) => {
    const [lock] = await ask<{ mine: boolean }>(
      trx,
      `select pg_try_advisory_xact_lock(hashtext('progress-figures')) as mine`
    );
    if (!lock?.mine) return;
    await ask(trx, FIND_GROUPS, { size: GROUP_SIZE });
    await ask(trx, FIND_NEWS, { size: GROUP_SIZE });
    await ask(trx, COUNT_ACTIVE_DAYS);
    await ask(trx, 'update learning.figure_state set looked_at = now()');
  });
}

/**
 * Makes the figures of the group that waits longest anew. Processes that do so at the same time take different groups.
 *
 * @param pause seconds that a group rests between two refreshes
 * @param atLatest seconds after which a group is refreshed even when nothing was heard of it
 * @returns the group's id, or `null` when none is due
 */
export async function refreshNextGroup({
  db,
  pause,
  atLatest,
}: {
  db: Knex;
  pause: number;
  atLatest: number;
}): Promise<number | null> {
  return db.transaction(async (trx) => {
    const [group] = await ask<{ id: number }>(trx, CLAIM_GROUP, { pause, atLatest });
    if (!group) return null;
    await refreshGroup({ trx, group: group.id });
    return group.id;
  });
}

/** Makes the figures of one learner's group anew, now: an editor who changed something wants to see it counted. */
export async function refreshGroupOf({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  const group = Math.floor(userId / GROUP_SIZE);
  await db.transaction(async (trx) => {
    await ask(
      trx,
      `insert into learning.figure_groups (id, is_stale, refreshed_at) values (:group, false, now())
       on conflict (id) do update set is_stale = false, refreshed_at = now()`,
      { group }
    );
    await refreshGroup({ trx, group });
  });
}

/** Leaves a learner's group to the next round. */
export async function markStale({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  await ask(
    db,
    `insert into learning.figure_groups (id) values (:group) on conflict (id) do update set is_stale = true`,
    { group: Math.floor(userId / GROUP_SIZE) }
  );
}

/** Makes a learner findable at once, by the name that is theirs now. */
export async function refreshIdentity({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  await ask(
    db,
    `insert into learning.learner_figures (user_id, search, name, joined_at)
     select u.id, ${IDENTITY}, u.created_at at time zone :zone from up_users u where u.id = :userId
     on conflict (user_id) do update set search = excluded.search, name = excluded.name`,
    { userId, zone: zone() }
  );
}

async function refreshGroup({ trx, group }: { trx: Knex; group: number }): Promise<void> {
  const values = { first: group * GROUP_SIZE, last: group * GROUP_SIZE + GROUP_SIZE - 1 };
  // Estimates are far above what there is, and compiling for them costs more than all the rest.
  await trx.raw('set local jit = off');
  for (const table of GROUP_TABLES) await trx.raw('delete from learning.?? where group_id = ?', [table, group]);
  await ask(trx, REFRESH_LEARNERS, { ...values, zone: zone() });
  await ask(trx, REFRESH_LESSONS, { ...values, group, parts: HEAT_PARTS, locale: PREFERRED_LOCALE });
  await ask(trx, REFRESH_COURSES, { ...values, group, locale: PREFERRED_LOCALE });
  await ask(trx, REFRESH_COMPLETIONS, { ...values, group });
}
