import type { Knex } from 'knex';
import { ask, COURSE_LESSONS, PREFERRED_LOCALE } from './query.ts';

export interface CourseLearnerRecord {
  email: string;
  firstName: string | null;
  lastName: string | null;
  begun: number;
  done: number;
  seconds: number;
  begunAt: Date;
  lastActiveAt: Date;
}

/**
 * Of the next learners by id after `after`, those who began the course, as they are now.
 *
 * @param limit learners looked at, begun or not
 * @returns `last`: where to go on, `null` at the end
 */
export async function listCourseProgress({
  db,
  courseId,
  after,
  limit,
}: {
  db: Knex;
  courseId: string;
  after: number;
  limit: number;
}): Promise<{ rows: CourseLearnerRecord[]; last: number | null }> {
  const ids = await ask<{ id: number }>(db, 'select id from up_users where id > :after order by id limit :limit', {
    after,
    limit,
  });
  const first = ids[0]?.id;
  const last = ids.at(-1)?.id;
  if (first === undefined || last === undefined) return { rows: [], last: null };
  const rows = await ask<CourseLearnerRecord>(
    db,
    `with ${COURSE_LESSONS}, mine as (
       select p.user_id, count(*) as begun, count(p.completed_at) as done, min(p.begun_at) as begun_at,
              max(p.updated_at) as last_active_at, sum(w.seconds) as seconds
         from learning.progress p
         join course_lesson c on c.lesson_id = p.lesson_id and c.course_id = :courseId
         left join lateral (select sum(upper(part) - lower(part)) as seconds from unnest(p.watched) as part) w on true
        where p.user_id between :first and :last
        group by p.user_id
     )
     select u.email, u.first_name as "firstName", u.last_name as "lastName", cast(mine.begun as integer) as begun,
            cast(mine.done as integer) as done, cast(coalesce(mine.seconds, 0) as double precision) as seconds,
            mine.begun_at as "begunAt", mine.last_active_at as "lastActiveAt"
       from mine join up_users u on u.id = mine.user_id
      order by mine.user_id`,
    { courseId, first, last, locale: PREFERRED_LOCALE }
  );
  return { rows, last: ids.length < limit ? null : last };
}
