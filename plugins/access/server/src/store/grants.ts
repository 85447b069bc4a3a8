import type { Knex } from 'knex';
import type { GrantInput, GrantScope } from '../../../contract/index.ts';
import { KNOWN_ROW } from './subjects.ts';
import { all, first, PREFERRED_LOCALE, toPattern } from './query.ts';

export interface GrantRow {
  id: string;
  userId: number;
  scope: GrantScope;
  courseId: string | null;
  courseTitle: string | null;
  source: string;
  reason: string;
  grantedAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revokedReason: string | null;
  email: string;
  firstName: string | null;
  lastName: string | null;
}

/** A grant in the story of one learner. */
export type GrantHistoryRow = Pick<
  GrantRow,
  'scope' | 'courseTitle' | 'reason' | 'grantedAt' | 'revokedAt' | 'revokedReason'
>;

/** What a new grant says. `grantedBy` is an admin user's id. */
export type NewGrant = Pick<GrantInput, 'userId' | 'reason'> & {
  scope: GrantScope;
  courseId: string | null;
  source: string;
  grantedBy: number | null;
  expiresAt: Date | null;
};

/**
 * Gives a grant, once: where one is open already it stays, reason and all, and only its end may move later.
 * A grant that has run out is closed first, so that the new one has a reason of its own.
 */
export async function insertGrant({
  db,
  grant,
}: {
  db: Knex;
  grant: NewGrant;
}): Promise<{ id: string; isNew: boolean }> {
  await db.raw(
    `update access.grants set revoked_at = expires_at, revoked_reason = 'ran out'
      where user_id = ? and scope = ? and course_id is not distinct from ? and revoked_at is null and expires_at <= now()`,
    [grant.userId, grant.scope, grant.courseId]
  );
  const row = await first(
    db,
    `insert into access.grants as mine (user_id, scope, course_id, source, reason, granted_by, expires_at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (user_id, scope, course_id) where revoked_at is null
     do update set expires_at = case when mine.expires_at is null or excluded.expires_at is null then null else greatest(mine.expires_at, excluded.expires_at) end
     returning mine.id::text as id, (mine.xmax = 0) as "isNew"`,
    [grant.userId, grant.scope, grant.courseId, grant.source, grant.reason, grant.grantedBy, grant.expiresAt]
  );
  if (!row) throw new Error('The grant was neither written nor found');
  return { id: String(row.id), isNew: row.isNew === true };
}

/** `false` when there is no such grant; revoking twice keeps the first reason. */
export async function revokeGrant({
  db,
  grantId,
  reason,
  revokedBy,
}: {
  db: Knex;
  grantId: string;
  reason: string;
  revokedBy: number | null;
}): Promise<boolean> {
  const row = await first(
    db,
    `update access.grants
        set revoked_at = coalesce(revoked_at, now()), revoked_reason = coalesce(revoked_reason, ?), revoked_by = case when revoked_at is null then ?::int else revoked_by end
      where id = ? returning id`,
    [reason, revokedBy, grantId]
  );
  return row !== null;
}

/** The one open grant of a learner and subject, by its id. */
export async function findOpenGrant({
  db,
  userId,
  scope,
  courseId,
}: {
  db: Knex;
  userId: number;
  scope: GrantScope;
  courseId: string | null;
}): Promise<string | null> {
  const row = await first(
    db,
    `select id::text as id from access.grants
      where user_id = ? and scope = ? and course_id is not distinct from ? and revoked_at is null`,
    [userId, scope, courseId]
  );
  return row ? String(row.id) : null;
}

/** Removes the grants of accounts that are gone. */
export async function removeOrphanGrants({ db }: { db: Knex }): Promise<void> {
  await db.raw('delete from access.grants g where not exists (select 1 from up_users u where u.id = g.user_id)');
}

/** Newest first. `search` matches any part of the learner's e-mail. */
export async function listGrants({
  db,
  search,
  limit,
  offset,
}: {
  db: Knex;
  search: string;
  limit: number;
  offset: number;
}): Promise<{ rows: GrantRow[]; total: number }> {
  const where = 'where u.email ilike ?';
  const pattern = toPattern(search);
  const rows = await all<GrantRow>(
    db,
    `select g.id::text as id, g.user_id as "userId", g.scope, g.course_id as "courseId", c.title as "courseTitle", g.source, g.reason,
            g.granted_at as "grantedAt", g.expires_at as "expiresAt", g.revoked_at as "revokedAt", g.revoked_reason as "revokedReason",
            u.email, u.first_name as "firstName", u.last_name as "lastName"
       from access.grants g
       join up_users u on u.id = g.user_id
       left join lateral (select c.title from courses c where c.document_id = g.course_id order by ${KNOWN_ROW} limit 1) c on true
      ${where}
      order by g.granted_at desc, g.id desc
      limit ? offset ?`,
    [PREFERRED_LOCALE, pattern, limit, offset]
  );
  const count = await first(
    db,
    `select count(*)::int as total from access.grants g join up_users u on u.id = g.user_id ${where}`,
    [pattern]
  );
  return { rows, total: Number(count?.total ?? 0) };
}

/** Everything a learner was ever given, oldest first. */
export async function listGrantsOf({ db, userId }: { db: Knex; userId: number }): Promise<GrantHistoryRow[]> {
  return all<GrantHistoryRow>(
    db,
    `select g.scope, c.title as "courseTitle", g.reason, g.granted_at as "grantedAt", g.revoked_at as "revokedAt",
            g.revoked_reason as "revokedReason"
       from access.grants g
       left join lateral (select c.title from courses c where c.document_id = g.course_id order by ${KNOWN_ROW} limit 1) c on true
      where g.user_id = ?
      order by g.granted_at, g.id`,
    [PREFERRED_LOCALE, userId]
  );
}

/** A learner's grants as they are kept, oldest first; without the ids of staff, which are not about the learner. */
export async function exportGrantsOf({ db, userId }: { db: Knex; userId: number }): Promise<unknown[]> {
  return all<unknown>(
    db,
    `select scope, course_id as "courseId", source, reason, granted_at as "grantedAt", expires_at as "expiresAt",
            revoked_at as "revokedAt", revoked_reason as "revokedReason"
       from access.grants where user_id = ? order by granted_at, id`,
    [userId]
  );
}
