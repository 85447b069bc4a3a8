import type { Knex } from 'knex';
import type { LearnerFacts } from '../../../domain/plan-effects.ts';
import { ask } from './query.ts';

const COLUMNS = `
  u.id as "userId", u.email, coalesce(u.first_name, '') as "firstName", coalesce(u.last_name, '') as "lastName", u.phone,
  coalesce(u.created_at, now()) as "joinedAt"`;

/** @returns null when there is no such account */
export async function findLearner({ db, userId }: { db: Knex; userId: number }): Promise<LearnerFacts | null> {
  const [row] = await ask<LearnerFacts & { userId: number }>(
    db,
    `select ${COLUMNS} from up_users u where u.id = :userId`,
    {
      userId,
    }
  );
  if (!row) return null;
  const { userId: _, ...learner } = row;
  return learner;
}
