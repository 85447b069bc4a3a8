import type { Knex } from 'knex';
import type { CourseLesson } from '../../domain/decide-continue.ts';
import type { ReportDecision } from '../../domain/decide-report.ts';
import { formatMultirange, parseMultirange } from '../../domain/multirange.ts';
import type { LearnerLesson, StoredProgress } from '../../domain/stored-progress.ts';

/** The locale whose published row speaks for a document: order is the same in every locale. */
const PREFERRED_LOCALE = 'en';

/** Refers to a row that is gone: here, the learner's. */
const FOREIGN_KEY_VIOLATION = '23503';

/** The newest report of the newest session wins, whatever order the two arrive in; alike ones are settled by position. */
const NEWEST_OF_BOTH = `
  select position, session_id, session_order, session_sent_at
    from (values (known.position, known.session_id, known.session_order, known.session_sent_at),
                 (excluded.position, excluded.session_id, excluded.session_order, excluded.session_sent_at))
      as both_reports (position, session_id, session_order, session_sent_at)
   order by session_order desc nulls last, session_sent_at desc, position desc
   limit 1`;

/** Done stays done. Otherwise: done by the film when enough different seconds of it are watched. */
const DONE_BY_FILM = `
  select case when known.completed_at is not null then known.completed_at when counted.seconds >= :secondsToComplete then now() end,
         case when known.completed_at is not null then known.completed_by when counted.seconds >= :secondsToComplete then 'film' end
    from (select coalesce(sum(upper(part) - lower(part)), 0) as seconds
            from unnest((known.watched + excluded.watched) * cast(:film as int4multirange)) as part) as counted`;

const MERGE_REPORT = `
  with session as (
    insert into learning.sessions as known (user_id, lesson_id, id, sent_at, position, user_agent)
    values (:userId, :lessonId, :sessionId, :sentAt, :position, :userAgent)
    on conflict (user_id, lesson_id, id) do update set
      last_seen_at = now(),
      position = case when (excluded.sent_at, excluded.position) >= (known.sent_at, known.position) then excluded.position else known.position end,
      sent_at = greatest(known.sent_at, excluded.sent_at)
    returning id, ordinal
  )
  insert into learning.progress as known
    (user_id, lesson_id, position, watched, duration, completed_at, completed_by, session_id, session_order, session_sent_at)
  select :userId, :lessonId, :position, cast(:watched as int4multirange), :duration,
         case when :isDone then now() end, case when :isDone then 'film' end, session.id, session.ordinal, :sentAt
    from session
  on conflict (user_id, lesson_id) do update set
    watched = known.watched + excluded.watched,
    duration = excluded.duration,
    (completed_at, completed_by) = (${DONE_BY_FILM}),
    (position, session_id, session_order, session_sent_at) = (${NEWEST_OF_BOTH}),
    updated_at = greatest(known.updated_at, excluded.updated_at)
  returning lesson_id, position, watched, duration, completed_at, updated_at`;

const PUBLISHED_LESSONS = `
    from courses c
    join modules_course_lnk mc on mc.course_id = c.id
    join modules m on m.id = mc.module_id and m.published_at is not null
    join lessons_module_lnk lm on lm.module_id = m.id
    join lessons l on l.id = lm.lesson_id and l.published_at is not null`;

const PROGRESS_COLUMNS = 'p.position, p.watched, p.duration, p.completed_at, p.updated_at';

const FIND_LESSON = `
  select l.document_id as lesson_id, ${PROGRESS_COLUMNS}
    ${PUBLISHED_LESSONS}
    left join learning.progress p on p.user_id = :userId and p.lesson_id = l.document_id
   where l.document_id = :lessonId and c.published_at is not null
   limit 1`;

/** One row a lesson, in the course's order; one row without a lesson for a course that has none. */
const FIND_COURSE = `
  with lesson as (
    select distinct on (l.document_id)
           l.document_id as lesson_id, l.position, m.document_id as module_id, m.position as module_position
      from courses c
      left join (modules_course_lnk mc
        join modules m on m.id = mc.module_id and m.published_at is not null
        join lessons_module_lnk lm on lm.module_id = m.id
        join lessons l on l.id = lm.lesson_id and l.published_at is not null) on mc.course_id = c.id
     where c.document_id = :courseId and c.published_at is not null
     order by l.document_id, (l.locale = :locale) desc, l.id
  )
  select lesson.lesson_id, ${PROGRESS_COLUMNS}
    from lesson
    left join learning.progress p on p.user_id = :userId and p.lesson_id = lesson.lesson_id
   order by lesson.module_position nulls last, lesson.module_id, lesson.position nulls last, lesson.lesson_id`;

/** All lessons of every course the learner began. */
const FIND_BEGUN = `
  with mine as (
    select * from learning.progress where user_id = :userId
  ), begun as (
    select distinct c.document_id
      ${PUBLISHED_LESSONS}
      join mine on mine.lesson_id = l.document_id
     where c.published_at is not null
  ), lesson as (
    select distinct on (c.document_id, l.document_id)
           c.document_id as course_id, l.document_id as lesson_id, l.position, m.document_id as module_id, m.position as module_position
      ${PUBLISHED_LESSONS}
      join begun on begun.document_id = c.document_id
     where c.published_at is not null
     order by c.document_id, l.document_id, (l.locale = :locale) desc, l.id
  )
  select lesson.course_id, lesson.lesson_id, ${PROGRESS_COLUMNS}
    from lesson
    left join mine p on p.lesson_id = lesson.lesson_id
   order by lesson.course_id, lesson.module_position nulls last, lesson.module_id, lesson.position nulls last, lesson.lesson_id`;

/**
 * Merges one report in one statement: parallel first reports make one row, and reports that come late, twice or out of
 * order end in the same watched seconds and the same position.
 *
 * @param userAgent what the learner's browser calls itself, kept with the session when it begins
 * @returns the progress after it, or `null` when there is no such learner any more
 */
export async function mergeReport({
  db,
  userId,
  lessonId,
  sessionId,
  sentAt,
  userAgent,
  decision,
}: {
  db: Knex;
  userId: number;
  lessonId: string;
  sessionId: string;
  sentAt: Date;
  userAgent: string | null;
  decision: ReportDecision;
}): Promise<StoredProgress | null> {
  const { position, watched, duration, length, secondsToComplete, isDone } = decision;
  try {
    const [row] = await ask(db, MERGE_REPORT, {
      userId,
      lessonId,
      sessionId,
      sentAt: sentAt.toISOString(),
      userAgent,
      position,
      watched: formatMultirange(watched),
      duration,
      film: formatMultirange([[0, length]]),
      secondsToComplete,
      isDone,
    });
    return row ? toProgress(row) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION) return null;
    throw error;
  }
}

/** A published lesson with the learner's progress; `null` unless lesson, module and course are all published. */
export async function findLesson({
  db,
  userId,
  lessonId,
}: {
  db: Knex;
  userId: number;
  lessonId: string;
}): Promise<LearnerLesson | null> {
  const [row] = await ask(db, FIND_LESSON, { userId, lessonId });
  return row ? toLesson(row) : null;
}

/** The published lessons of a course in its order, with the learner's progress; `null` when there is no such published course. */
export async function findCourseLessons({
  db,
  userId,
  courseId,
}: {
  db: Knex;
  userId: number;
  courseId: string;
}): Promise<LearnerLesson[] | null> {
  const rows = await ask(db, FIND_COURSE, { userId, courseId, locale: PREFERRED_LOCALE });
  return rows.length === 0 ? null : rows.filter((row) => row.lesson_id !== null).map(toLesson);
}

/** The published lessons of every course in which the learner has progress, each course in its order. */
export async function findBegunLessons({ db, userId }: { db: Knex; userId: number }): Promise<CourseLesson[]> {
  const rows = await ask(db, FIND_BEGUN, { userId, locale: PREFERRED_LOCALE });
  return rows.map((row) => ({ courseId: String(row.course_id), ...toLesson(row) }));
}

type Row = Record<string, unknown>;

async function ask(db: Knex, sql: string, values: Record<string, string | number | boolean | null>): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values);
  return rows;
}

function toLesson(row: Row): LearnerLesson {
  return { lessonId: String(row.lesson_id), progress: row.updated_at === null ? null : toProgress(row) };
}

function toProgress(row: Row): StoredProgress {
  return {
    position: Number(row.position),
    watched: parseMultirange(String(row.watched)),
    duration: Number(row.duration),
    completedAt: row.completed_at instanceof Date ? row.completed_at : null,
    updatedAt: row.updated_at as Date,
  };
}
