import type { Knex } from 'knex';

/** A payload is about a learner when it names them by `userId`, or by their address as `email`. */
const ABOUT = `(data ->> 'userId' = :userId or lower(data ->> 'email') = lower(:email))`;

export interface Person {
  userId: number;
  email: string;
}

/** Jobs whose payload is about a learner, oldest first. */
export async function listJobsAbout({ db, userId, email }: { db: Knex } & Person): Promise<unknown[]> {
  const { rows }: { rows: unknown[] } = await db.raw(
    `select name as queue, state::text as state, created_on as "createdAt" from jobs.job where ${ABOUT} order by created_on, id`,
    { userId: String(userId), email }
  );
  return rows;
}

/**
 * Deletes jobs about a learner who is deleted: mails that wait, and what is kept of those that ended. What the deletion
 * itself enqueues is of its own transaction, and stays; what runs at this moment ends first, and is forgotten by its age.
 */
export async function dropJobsAbout({ db, userId, email }: { db: Knex } & Person): Promise<void> {
  await db.raw(`delete from jobs.job where ${ABOUT} and state <> 'active' and created_on < now()`, {
    userId: String(userId),
    email,
  });
}
