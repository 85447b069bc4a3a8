import type { Knex } from 'knex';
import type { CourseFigures, LessonFigures } from '../../../../contract/admin.ts';
import { ask, COURSE_LESSONS, KNOWN_COURSES, PREFERRED_LOCALE } from './query.ts';

/** All published courses in the catalogue's order; or the one that is named. */
export async function listCourses({
  db,
  courseId = null,
}: {
  db: Knex;
  courseId?: string | null;
}): Promise<CourseFigures[]> {
  return ask<CourseFigures>(
    db,
    `with ${COURSE_LESSONS}, ${KNOWN_COURSES}
     select k.course_id as "courseId", k.title,
            cast((select count(*) from course_lesson c where c.course_id = k.course_id) as integer) as lessons,
            cast(coalesce(f.begun, 0) as integer) as begun, cast(coalesce(f.finished, 0) as integer) as finished
       from known_course k
       left join lateral (select sum(begun) as begun, sum(finished) as finished
                            from learning.course_figures f where f.course_id = k.course_id) f on true
      where cast(:courseId as text) is null or k.course_id = :courseId
      order by k.position nulls last, k.title, k.course_id`,
    { courseId, locale: PREFERRED_LOCALE }
  );
}

export async function listLessonFigures({ db, courseId }: { db: Knex; courseId: string }): Promise<LessonFigures[]> {
  return ask<LessonFigures>(
    db,
    `with ${COURSE_LESSONS}
     select c.lesson_id as "lessonId", c.title, cast(coalesce(f.begun, 0) as integer) as begun,
            cast(coalesce(f.done, 0) as integer) as done, cast(coalesce(f.stopped, 0) as integer) as stopped,
            cast(coalesce(f.seconds, 0) as double precision) as "secondsWatched"
       from course_lesson c
       left join lateral (select sum(begun) as begun, sum(done) as done, sum(stopped) as stopped, sum(seconds_watched) as seconds
                            from learning.lesson_figures f where f.lesson_id = c.lesson_id) f on true
      where c.course_id = :courseId
      order by c.place`,
    { courseId, locale: PREFERRED_LOCALE }
  );
}

export interface HeatRecord {
  lessonId: string;
  title: string;
  duration: number;
  begun: number;
  done: number;
  /** null when nobody has watched it. */
  heat: number[] | null;
}

/** `null` when there is no such lesson in that course. */
export async function findHeat({
  db,
  courseId,
  lessonId,
}: {
  db: Knex;
  courseId: string;
  lessonId: string;
}): Promise<HeatRecord | null> {
  const [row] = await ask<HeatRecord>(
    db,
    `with ${COURSE_LESSONS}, mine as (
       select * from learning.lesson_figures where lesson_id = :lessonId
     ), part as (
       select p.number, sum(p.heat) as heat from mine, unnest(mine.heat) with ordinality as p (heat, number) group by p.number
     )
     select c.lesson_id as "lessonId", c.title,
            (select cast(coalesce(max(duration), 0) as double precision) from mine) as duration,
            (select cast(coalesce(sum(begun), 0) as integer) from mine) as begun,
            (select cast(coalesce(sum(done), 0) as integer) from mine) as done,
            (select array_agg(cast(heat as double precision) order by number) from part) as heat
       from course_lesson c
      where c.course_id = :courseId and c.lesson_id = :lessonId`,
    { courseId, lessonId, locale: PREFERRED_LOCALE }
  );
  return row ?? null;
}
