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
