import type { Knex } from 'knex';
import type { Difference, MirrorRun, MirrorRunKind } from '../../../contract/index.ts';
import type { LearnerFacts } from '../../../domain/plan-effects.ts';
import { ask, toIso } from './query.ts';

const COLUMNS = `id, kind, state, total, looked, found, failed, started_at as "startedAt", ended_at as "endedAt",
  last_user_id as "lastUserId"`;

export type RunRow = Omit<MirrorRun, 'startedAt' | 'endedAt'> & {
  startedAt: Date;
  endedAt: Date | null;
  lastUserId: number;
};

/** A backfill is for those GHL was never told of. */
const WANTED = `(:kind <> 'backfill' or not exists
  (select from crm.contacts c where c.user_id = u.id and c.contact_id is not null))`;

/** @returns null while another run is under way */
export async function startRun({ db, kind }: { db: Knex; kind: MirrorRunKind }): Promise<RunRow | null> {
  const [row] = await ask<RunRow>(
    db,
    `insert into crm.runs (kind, total) select :kind, count(*) from up_users u where ${WANTED}
     on conflict do nothing returning ${COLUMNS}`,
    { kind }
  );
  return row ?? null;
}

export async function findRun({ db, runId }: { db: Knex; runId: number }): Promise<RunRow | null> {
  const [row] = await ask<RunRow>(db, `select ${COLUMNS} from crm.runs where id = :runId`, { runId });
  return row ?? null;
}

export async function listRuns({ db, limit }: { db: Knex; limit: number }): Promise<MirrorRun[]> {
  const rows = await ask<RunRow>(db, `select ${COLUMNS} from crm.runs order by id desc limit :limit`, { limit });
  return rows.map(toRun);
}

export function toRun({ lastUserId: _, ...row }: RunRow): MirrorRun {
  return { ...row, startedAt: row.startedAt.toISOString(), endedAt: toIso(row.endedAt) };
}

export async function endRun({
  db,
  state,
  runId = null,
}: {
  db: Knex;
  state: 'done' | 'stopped';
  /** The one under way, without it. */
  runId?: number | null;
}): Promise<boolean> {
  const rows = await ask(
    db,
    `update crm.runs set state = :state, ended_at = now()
      where state = 'running' and (:runId::int is null or id = :runId) returning 1`,
    { state, runId }
  );
  return rows.length > 0;
}

/** The next learners of a run, by id. */
export async function listNext({
  db,
  kind,
  after,
  limit,
}: {
  db: Knex;
  kind: MirrorRunKind;
  after: number;
  limit: number;
}): Promise<(LearnerFacts & { userId: number; contactId: string | null })[]> {
  return ask(
    db,
    `select u.id as "userId", u.email, coalesce(u.first_name, '') as "firstName", coalesce(u.last_name, '') as "lastName",
            u.phone, coalesce(u.created_at, now()) as "joinedAt",
            (select c.contact_id from crm.contacts c where c.user_id = u.id) as "contactId"
       from up_users u where u.id > :after and ${WANTED} order by u.id limit :limit`,
    { kind, after, limit }
  );
}

/** Notes how it went with one learner; the run goes on after them, whatever happens to this process. */
export async function noteLearner({
  db,
  runId,
  userId,
  contactId,
  what,
  failure,
}: {
  db: Knex;
  runId: number;
  userId: number;
  contactId: string | null;
  what: Difference['what'];
  /** Why it failed; null when it did not. */
  failure: string | null;
}): Promise<void> {
  await db.transaction(async (trx) => {
    const [moved] = await ask(
      trx,
      `update crm.runs set looked = looked + 1, found = found + :found, failed = failed + :failed, last_user_id = :userId
        where id = :runId and last_user_id < :userId and state = 'running' returning 1`,
      { runId, userId, found: what.length > 0 ? 1 : 0, failed: failure === null ? 0 : 1 }
    );
    if (moved && (what.length > 0 || failure !== null))
      await ask(
        trx,
        `insert into crm.differences (run_id, user_id, contact_id, what, failure)
         select :runId, id, :contactId, :what, :failure from up_users where id = :userId on conflict do nothing`,
        { runId, userId, contactId, what, failure }
      );
  });
}

export async function listDifferences({
  db,
  runId,
  limit,
  offset,
}: {
  db: Knex;
  runId: number;
  limit: number;
  offset: number;
}): Promise<{ differences: Difference[]; total: number }> {
  const rows = await ask<Difference & { total: number }>(
    db,
    `select d.user_id as "userId", nullif(concat_ws(' ', u.first_name, u.last_name), '') as learner,
            d.contact_id as "contactId", d.what, d.failure, count(*) over ()::int as total
       from crm.differences d join up_users u on u.id = d.user_id
      where d.run_id = :runId order by d.user_id limit :limit offset :offset`,
    { runId, limit, offset }
  );
  return { differences: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
