import type { Knex } from 'knex';
import { ask, askForLearner } from './query.ts';

/** One statement: what an editor did, and that they did it, or neither. Nothing when there is no such lesson or learner. */
const OVERRIDE = `
  with learner as (
    select id from up_users
     where id = :userId and not exists (select from learning.forgotten where user_id = :userId)
       and exists (select from lessons where document_id = :lessonId)
  ), intervention as (
    insert into learning.interventions (user_id, lesson_id, kind, reason, made_by)
    select id, cast(:lessonId as text), case when :done then 'done' else 'undone' end, :reason, cast(:by as int) from learner
  )
  insert into learning.progress as known (user_id, lesson_id, position, duration, completed_at, completed_by, reopened_at)
  select id, :lessonId, 0, 0, case when :done then now() end, case when :done then 'editor' end, case when not :done then now() end
    from learner
  on conflict (user_id, lesson_id) do update set
    completed_at = case when :done then coalesce(known.completed_at, now()) end,
    completed_by = case when :done then coalesce(known.completed_by, 'editor') end,
    reopened_at = case when :done then null when known.completed_at is null then known.reopened_at else now() end,
    updated_at = now()
  returning 1`;

/** The lessons meant: one, or all that ever hung on the course as it is known now, published or not. */
const LESSONS_MEANT = `
  select cast(:lessonId as text) as lesson_id where :lessonId in (select document_id from lessons)
  union
  select l.document_id
    from courses c
    join modules_course_lnk mc on mc.course_id = c.id
    join lessons_module_lnk lm on lm.module_id = mc.module_id
    join lessons l on l.id = lm.lesson_id
   where c.document_id = :courseId`;

const RESET = `
  with learner as (
    select id from up_users
     where id = :userId and not exists (select from learning.forgotten where user_id = :userId)
       and (:lessonId in (select document_id from lessons) or :courseId in (select document_id from courses))
  ), intervention as (
    insert into learning.interventions (user_id, lesson_id, course_id, kind, reason, made_by)
    select id, cast(:lessonId as text), cast(:courseId as text), 'reset', :reason, cast(:by as int) from learner
    returning 1
  ), gone as (
    delete from learning.progress
     where user_id = (select id from learner) and lesson_id in (select lesson_id from (${LESSONS_MEANT}) as meant)
  )
  select 1 from intervention`;

/** @returns false when there is no such lesson, or the learner is gone or forgotten */
export async function overrideLesson(order: {
  db: Knex;
  userId: number;
  lessonId: string;
  done: boolean;
  reason: string;
  by: number | null;
}): Promise<boolean> {
  const { db, ...values } = order;
  return ((await askForLearner(db, OVERRIDE, values)) ?? []).length > 0;
}

/** @returns false when there is no such lesson or course, or the learner is gone or forgotten */
export async function resetLessons(order: {
  db: Knex;
  userId: number;
  lessonId: string | null;
  courseId: string | null;
  reason: string;
  by: number | null;
}): Promise<boolean> {
  const { db, ...values } = order;
  return ((await askForLearner(db, RESET, values)) ?? []).length > 0;
}

/** What editors did about a learner's progress, oldest first. */
export interface Intervention {
  kind: 'done' | 'undone' | 'reset';
  lessonId: string | null;
  courseId: string | null;
  reason: string;
  /** Id of the admin user; null when no person did it. */
  by: number | null;
  at: Date;
}

export async function listInterventions({ db, userId }: { db: Knex; userId: number }): Promise<Intervention[]> {
  const rows = await ask(
    db,
    `select kind, lesson_id as "lessonId", course_id as "courseId", reason, made_by as by, made_at as at
       from learning.interventions where user_id = :userId order by made_at, id`,
    { userId }
  );
  return rows as unknown as Intervention[];
}
