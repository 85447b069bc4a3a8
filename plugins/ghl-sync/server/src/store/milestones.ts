import type { Knex } from 'knex';
import type { CrmEvent } from '../../../contract/index.ts';
import { ask } from './query.ts';

export interface Milestone {
  userId: number;
  courseId: string;
  event: CrmEvent;
}

/** One that GHL was told of. */
interface Told extends Milestone {
  reachedAt: Date;
}

/** What these learners were told of already, in the order in which it was reached. */
export async function listTold({ db, userIds }: { db: Knex; userIds: readonly number[] }): Promise<Told[]> {
  return ask<Told>(
    db,
    `select user_id as "userId", course_id as "courseId", event, reached_at as "reachedAt" from crm.milestones
      where user_id = any(cast(:userIds as int[])) order by reached_at, course_id, event`,
    { userIds }
  );
}

/**
 * Writes down that this is being told.
 *
 * @param since for what may happen again: it does when it did later than the last time
 * @returns false when it was told before, or the learner is gone
 */
export async function claimMilestone({
  db,
  userId,
  courseId,
  event,
  since = null,
}: Milestone & { db: Knex; since?: Date | null }): Promise<boolean> {
  const rows = await ask(
    db,
    `insert into crm.milestones as known (user_id, course_id, event, reached_at)
     select id, :courseId, :event, coalesce(cast(:since as timestamptz), clock_timestamp()) from up_users where id = :userId
     on conflict (user_id, course_id, event) do update set reached_at = excluded.reached_at
       where cast(:since as timestamptz) is not null and known.reached_at < excluded.reached_at
     returning 1`,
    { userId, courseId, event, since: since?.toISOString() ?? null }
  );
  return rows.length > 0;
}

/** Until when learners were looked at. */
export async function readLooked({ db }: { db: Knex }): Promise<Date> {
  const [row] = await ask<{ until: Date }>(db, 'select milestones_until as until from crm.gate');
  return row?.until ?? new Date(0);
}

export async function writeLooked({ db, until }: { db: Knex; until: Date }): Promise<void> {
  await ask(db, 'update crm.gate set milestones_until = cast(:until as timestamptz)', { until: until.toISOString() });
}
