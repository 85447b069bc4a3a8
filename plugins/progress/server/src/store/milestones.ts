import type { Knex } from 'knex';
import { ask, COURSE_LESSONS, PREFERRED_LOCALE } from './admin/query.ts';

/** How a learner stands in a course that was begun. */
export interface StandingRow {
  userId: number;
  courseId: string;
  done: number;
  lessons: number;
  /** The last report or mark in the course. */
  lastAt: Date;
}

/** Days after which a course that stalled is not news any more. */
const NEWS = 7;

const STANDINGS = `
  select mine.user_id as "userId", c.course_id as "courseId", cast(count(mine.completed_at) as integer) as done,
         cast(max(c.lessons) as integer) as lessons, max(mine.updated_at) as "lastAt"
    from learning.progress mine
    join course_lesson c on c.lesson_id = mine.lesson_id`;

/** Of these learners, every course they have begun as it is published now; with `courseId` that one alone. */
export async function findStandings({
  db,
  userIds,
  courseId = null,
}: {
  db: Knex;
  userIds: readonly number[];
  courseId?: string | null;
}): Promise<StandingRow[]> {
  return ask<StandingRow>(
    db,
    `with ${COURSE_LESSONS} ${STANDINGS}
      where mine.user_id = any(cast(:userIds as int[])) and (cast(:courseId as text) is null or c.course_id = :courseId)
      group by mine.user_id, c.course_id order by mine.user_id, c.course_id`,
    { userIds, courseId, locale: PREFERRED_LOCALE }
  );
}

/** Courses begun and not done in which nothing happened for so many days, and for no more than a week longer. */
export async function findStalled({ db, days }: { db: Knex; days: number }): Promise<StandingRow[]> {
  return ask<StandingRow>(
    db,
    `with ${COURSE_LESSONS}, quiet as (
       select distinct user_id from learning.progress
        where updated_at between now() - make_interval(days => :days + ${NEWS}) and now() - make_interval(days => :days)
     ) ${STANDINGS}
      where mine.user_id in (select user_id from quiet)
      group by mine.user_id, c.course_id
     having count(mine.completed_at) < max(c.lessons)
        and max(mine.updated_at) between now() - make_interval(days => :days + ${NEWS}) and now() - make_interval(days => :days)
      order by mine.user_id, c.course_id`,
    { days, locale: PREFERRED_LOCALE }
  );
}

/** Learners of whom something was reported or marked since then, as far as the figures know. */
export async function findActive({ db, since }: { db: Knex; since: Date }): Promise<number[]> {
  const rows = await ask<{ userId: number }>(
    db,
    `select user_id as "userId" from learning.learner_figures
      where last_active_at > cast(:since as timestamptz) order by user_id`,
    { since: since.toISOString() }
  );
  return rows.map(({ userId }) => userId);
}

/** The published course as the preferred locale names it; null when there is none. */
export async function findCourseName({
  db,
  courseId,
}: {
  db: Knex;
  courseId: string;
}): Promise<{ title: string; slug: string } | null> {
  const [row] = await ask<{ title: string | null; slug: string | null }>(
    db,
    `select title, slug from courses where document_id = :courseId and published_at is not null
      order by (locale = :locale) desc nulls last, locale, id limit 1`,
    { courseId, locale: PREFERRED_LOCALE }
  );
  return row ? { title: row.title ?? '', slug: row.slug ?? '' } : null;
}
