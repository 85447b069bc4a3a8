import type { Knex } from 'knex';
import { ask, COURSE_LESSONS, KNOWN_COURSES, PREFERRED_LOCALE } from './query.ts';

/** Players report every 15 s; one late report is not the end of a sitting. */
const STILL_THERE = '1 minute';

/**
 * No index can say who was seen last, since that changes with every report; who began lately is indexed. A film that
 * rests for half a minute is a new sitting, so that nobody sits longer.
 */
const LONGEST_SITTING = '4 hours';

export interface WatchingRecord {
  userId: number;
  email: string;
  firstName: string | null;
  lastName: string | null;
  lessonId: string;
  lessonTitle: string | null;
  courseId: string | null;
  courseTitle: string | null;
  position: number;
  startedAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  total: number;
}

/** Who has a lesson open now, seen last first; one line a learner and lesson, however many tabs there are. */
export async function listWatching({
  db,
  courseId,
  limit,
}: {
  db: Knex;
  courseId: string | null;
  limit: number;
}): Promise<WatchingRecord[]> {
  return ask<WatchingRecord>(
    db,
    `with ${COURSE_LESSONS}, ${KNOWN_COURSES}, lesson as (
       select lesson_id, title, course_id from course_lesson where cast(:courseId as text) is null or course_id = :courseId
     ), seen as (
       select distinct on (s.user_id, s.lesson_id) s.*
         from learning.sessions s
        where s.started_at > now() - interval '${LONGEST_SITTING}' and s.last_seen_at > now() - interval '${STILL_THERE}'
          and (cast(:courseId as text) is null or s.lesson_id in (select lesson_id from lesson))
        order by s.user_id, s.lesson_id, s.ordinal desc
     ), newest as (
       select seen.*, count(*) over () as total from seen order by last_seen_at desc, user_id limit :limit
     )
     select u.id as "userId", u.email, u.first_name as "firstName", u.last_name as "lastName",
            n.lesson_id as "lessonId", lesson.title as "lessonTitle", k.course_id as "courseId", k.title as "courseTitle",
            n.position, n.started_at as "startedAt", n.last_seen_at as "lastSeenAt", n.user_agent as "userAgent",
            cast(n.total as integer) as total
       from newest n
       join up_users u on u.id = n.user_id
       left join lesson on lesson.lesson_id = n.lesson_id
       left join known_course k on k.course_id = lesson.course_id
      order by n.last_seen_at desc, u.id`,
    { courseId, limit, locale: PREFERRED_LOCALE }
  );
}
