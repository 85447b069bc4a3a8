import type { Knex } from 'knex';
import type { GrantScope } from '../../../contract/index.ts';
import type { Grant } from '../../../domain/decide-access.ts';
import { all } from './query.ts';

/** A learner, and every grant that was not revoked. */
export interface Standing {
  isBlocked: boolean;
  grants: Grant[];
}

/** How these learners stand, in one statement; whose account is gone is not in the answer. */
export async function findStandings({
  db,
  userIds,
}: {
  db: Knex;
  userIds: readonly number[];
}): Promise<Map<number, Standing>> {
  const rows = await all<{
    userId: number;
    isBlocked: boolean;
    scope: GrantScope | null;
    courseId: string | null;
    expiresAt: Date | null;
  }>(
    db,
    `select u.id as "userId", coalesce(u.blocked, false) as "isBlocked", g.scope, g.course_id as "courseId", g.expires_at as "expiresAt"
       from up_users u
       left join access.grants g on g.user_id = u.id and g.revoked_at is null
      where u.id = any(?)`,
    [[...userIds]] as never
  );
  const standings = new Map<number, Standing>();
  for (const { userId, isBlocked, scope, courseId, expiresAt } of rows) {
    const standing = standings.get(userId) ?? { isBlocked, grants: [] };
    if (scope) standing.grants.push({ scope, courseId, expiresAt });
    standings.set(userId, standing);
  }
  return standings;
}
