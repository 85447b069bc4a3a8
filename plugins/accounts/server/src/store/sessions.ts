import type { Knex } from 'knex';

/** A session that runs, and the account behind it. */
export interface SessionRow {
  sessionId: string;
  userId: number;
  isBlocked: boolean;
  isConfirmed: boolean;
  /** Row id of the learner's role. */
  roleId: number;
  expiresAt: Date;
}

const FIND_SESSIONS = `
  select s.session_id as "sessionId", u.id as "userId", s.expires_at as "expiresAt", r.role_id as "roleId",
         coalesce(u.blocked, false) as "isBlocked", coalesce(u.confirmed, false) as "isConfirmed"
    from strapi_sessions s
    join up_users u on u.id = case when s.user_id ~ '^[0-9]{1,9}$' then s.user_id::integer end
    join up_users_role_lnk r on r.user_id = u.id
   where s.session_id = any(?) and s.origin = ?`;

/** Of these sessions those that are there and whose account is, in one statement. Whether they ran out is not asked. */
export async function findSessions({
  db,
  sessionIds,
  origin,
}: {
  db: Knex;
  sessionIds: readonly string[];
  origin: string;
}): Promise<SessionRow[]> {
  const { rows }: { rows: SessionRow[] } = await db.raw(FIND_SESSIONS, [[...sessionIds], origin]);
  return rows;
}

/** A session as its learner is shown it. */
export interface DeviceRow {
  sessionId: string;
  browser: string | null;
  system: string | null;
  startedAt: Date;
  lastUsedAt: Date;
}

/** More are not shown: they are ended with the others all the same. */
const SHOWN = 100;

/** The sessions of a learner that run, those used last first; one statement. */
export async function listSessions({
  db,
  userId,
  origin,
  now,
}: {
  db: Knex;
  userId: number;
  origin: string;
  now: Date;
}): Promise<DeviceRow[]> {
  const { rows }: { rows: DeviceRow[] } = await db.raw(
    `select session_id as "sessionId", metadata ->> 'browser' as browser, metadata ->> 'system' as system,
            created_at as "startedAt", coalesce(updated_at, created_at) as "lastUsedAt"
       from strapi_sessions
      where user_id = ? and origin = ? and coalesce(status, 'active') = 'active' and expires_at > ?
      order by coalesce(updated_at, created_at) desc, id desc limit ?`,
    [String(userId), origin, now, SHOWN]
  );
  return rows;
}

/**
 * Notes that a session is in use, at most once in `every` milliseconds. In plain SQL, since nothing that is remembered of
 * the learner changes by it.
 */
export async function touchSession({
  db,
  sessionId,
  now,
  every,
}: {
  db: Knex;
  sessionId: string;
  now: Date;
  every: number;
}): Promise<void> {
  await db.raw(`update strapi_sessions set updated_at = ? where session_id = ? and updated_at < ?`, [
    now,
    sessionId,
    new Date(now.getTime() - every),
  ]);
}
