import type { Knex } from 'knex';
import type { CompletedBy } from '../../../contract/index.ts';
import { askForLearner } from './query.ts';

/** Done stays as it was done; undone by hand is remembered, so that a late report does not do it again. */
const MARK = `
  insert into learning.progress as known (user_id, lesson_id, position, duration, completed_at, completed_by, reopened_at)
  select id, :lessonId, 0, 0, case when :done then now() end, case when :done then :by end, case when not :done then now() end
    from up_users
   where id = :userId and not exists (select from learning.forgotten where user_id = :userId)
  on conflict (user_id, lesson_id) do update set
    completed_at = case when :done then coalesce(known.completed_at, now()) end,
    completed_by = case when :done then coalesce(known.completed_by, :by) end,
    reopened_at = case when :done then null when known.completed_at is null then known.reopened_at else now() end,
    updated_at = now()
  returning 1`;

/** @returns false when the learner is gone or forgotten */
export async function markLesson({
  db,
  userId,
  lessonId,
  done,
  by,
}: {
  db: Knex;
  userId: number;
  lessonId: string;
  done: boolean;
  by: CompletedBy;
}): Promise<boolean> {
  const rows = await askForLearner(db, MARK, { userId, lessonId, done, by });
  return rows !== null && rows.length > 0;
}
