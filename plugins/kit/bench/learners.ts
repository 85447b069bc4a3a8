import { createHmac } from 'node:crypto';
import type { ClientBase } from 'pg';

/** A learner who is signed in. */
export interface BenchLearner {
  id: number;
  /** Access token of the learner's session, good for a day. */
  token: string;
}

const DAY_S = 86_400;

/** Signs learners up by the thousand: account, role, membership and an open session each, without passwords. */
export async function addLearners({
  client,
  jwtSecret,
  count,
}: {
  client: ClientBase;
  jwtSecret: string;
  count: number;
}): Promise<BenchLearner[]> {
  const { rows } = await client.query<{ id: number; sessionId: string }>(
    `with mark as (select coalesce(max(id), 0) as last from up_users),
     learner as (
       insert into up_users (document_id, username, email, provider, confirmed, blocked, created_at, updated_at, published_at)
       select 'learner' || lpad((last + n)::text, 17, '0'), 'learner-' || (last + n) || '@example.com', 'learner-' || (last + n) || '@example.com',
              'local', true, false, now(), now(), now()
         from mark, generate_series(1, $1::int) as n
       returning id
     ),
     role as (
       insert into up_users_role_lnk (user_id, role_id)
       select learner.id, up_roles.id from learner, up_roles where up_roles.type = 'authenticated'
     ),
     membership as (
       insert into access.grants (user_id, scope, source, reason) select id, 'membership', 'joined', 'joined' from learner
     )
     insert into strapi_sessions (document_id, user_id, session_id, origin, type, status, expires_at, absolute_expires_at, created_at, updated_at, published_at)
     select 'session' || lpad(id::text, 17, '0'), id::text, md5('session' || id), 'users-permissions', 'refresh', 'active',
            now() + interval '30 days', now() + interval '30 days', now(), now(), now()
       from learner
     returning user_id::int as id, session_id as "sessionId"`,
    [count]
  );
  return rows.map(({ id, sessionId }) => ({ id, token: signToken({ jwtSecret, userId: id, sessionId }) }));
}

function signToken({ jwtSecret, userId, sessionId }: { jwtSecret: string; userId: number; sessionId: string }): string {
  const iat = Math.floor(Date.now() / 1_000);
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const head = encode({ alg: 'HS256', typ: 'JWT' });
  const content = encode({ userId: String(userId), sessionId, type: 'access', iat, exp: iat + DAY_S });
  const signature = createHmac('sha256', jwtSecret).update(`${head}.${content}`).digest('base64url');
  return `${head}.${content}.${signature}`;
}
