import type { Knex } from 'knex';
import type { CourseLesson } from '../../../domain/decide-continue.ts';
import { readRule } from '../../../domain/read-rule.ts';
import type { LearnerLesson, OutlineLesson } from '../../../domain/stored-progress.ts';
import { ask, FILM_OF, PREFERRED_LOCALE, PROGRESS_COLUMNS, toProgress, type Row } from './query.ts';

/** Rows of courses that are published, each in the one locale that speaks for it, with what is published in them. */
const publishedCourses = (which: string): string => `
  select distinct on (document_id) id, document_id from courses
   where ${which} and published_at is not null
   order by document_id, (locale = :locale) desc nulls last, locale, id`;

const LESSONS_OF_COURSE = `
    join modules_course_lnk mc on mc.course_id = c.id
    join modules m on m.id = mc.module_id and m.published_at is not null
    join lessons_module_lnk lm on lm.module_id = m.id
    join lessons l on l.id = lm.lesson_id and l.published_at is not null`;

const LESSON_COLUMNS = `l.document_id as lesson_id, l.video is not null as has_film, l.video, l.done_rule, l.done_percent`;

const FILM = `left join mux.videos film on ${FILM_OF}`;

const OUTLINE = `lesson.lesson_id, lesson.has_film, lesson.done_rule, lesson.done_percent, film.duration as film_duration`;

const ANSWER = `${OUTLINE},
  ${PROGRESS_COLUMNS.split(', ')
    .map((column) => `p.${column}`)
    .join(', ')}`;

const IN_ORDER = `lesson.module_position nulls last, lesson.module_id, lesson.position nulls last, lesson.lesson_id`;

const FIND_LESSON = `
  with lesson as (
    select ${LESSON_COLUMNS}
      from lessons l
      join lessons_module_lnk lm on lm.lesson_id = l.id
      join modules m on m.id = lm.module_id and m.published_at is not null
      join modules_course_lnk mc on mc.module_id = m.id
      join courses c on c.id = mc.course_id and c.published_at is not null
     where l.document_id = :lessonId and l.published_at is not null
     order by (l.locale = :locale) desc nulls last, l.id
     limit 1
  )
  select ${ANSWER}
    from lesson
    ${FILM}
    left join learning.progress p on p.user_id = :userId and p.lesson_id = lesson.lesson_id`;

/** One row a lesson of the course; one row without a lesson for a course that has none. */
const COURSE_LESSONS = `
  with lesson as (
    select distinct on (l.document_id)
           ${LESSON_COLUMNS}, l.position, m.document_id as module_id, m.position as module_position
      from (${publishedCourses('document_id = :courseId')}) as c
      left join (modules_course_lnk mc
        join modules m on m.id = mc.module_id and m.published_at is not null
        join lessons_module_lnk lm on lm.module_id = m.id
        join lessons l on l.id = lm.lesson_id and l.published_at is not null) on mc.course_id = c.id
     order by l.document_id, l.id
  )`;

const FIND_COURSE = `
  ${COURSE_LESSONS}
  select ${ANSWER}
    from lesson
    ${FILM}
    left join learning.progress p on p.user_id = :userId and p.lesson_id = lesson.lesson_id
   order by ${IN_ORDER}`;

const FIND_OUTLINE = `
  ${COURSE_LESSONS}
  select ${OUTLINE}
    from lesson
    ${FILM}
   order by ${IN_ORDER}`;

/** All lessons of every course the learner began. */
const FIND_BEGUN = `
  with mine as (
    select * from learning.progress where user_id = :userId
  ), begun as (
    select distinct c.document_id
      from mine
      join lessons l on l.document_id = mine.lesson_id and l.published_at is not null
      join lessons_module_lnk lm on lm.lesson_id = l.id
      join modules m on m.id = lm.module_id and m.published_at is not null
      join modules_course_lnk mc on mc.module_id = m.id
      join courses c on c.id = mc.course_id and c.published_at is not null
  ), lesson as (
    select distinct on (c.document_id, l.document_id)
           c.document_id as course_id, ${LESSON_COLUMNS}, l.position, m.document_id as module_id, m.position as module_position
      from (${publishedCourses('document_id in (select document_id from begun)')}) as c
      ${LESSONS_OF_COURSE}
     order by c.document_id, l.document_id, l.id
  )
  select lesson.course_id, ${ANSWER}
    from lesson
    ${FILM}
    left join mine p on p.lesson_id = lesson.lesson_id
   order by lesson.course_id, ${IN_ORDER}`;

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
  const [row] = await ask(db, FIND_LESSON, { userId, lessonId, locale: PREFERRED_LOCALE });
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

/** The published lessons of a course in its order, whoever asks; `null` when there is no such published course. */
export async function findOutline({ db, courseId }: { db: Knex; courseId: string }): Promise<OutlineLesson[] | null> {
  const rows = await ask(db, FIND_OUTLINE, { courseId, locale: PREFERRED_LOCALE });
  return rows.length === 0 ? null : rows.filter((row) => row.lesson_id !== null).map(toOutlineLesson);
}

/** The published lessons of every course in which the learner has progress, each course in its order. */
export async function findBegunLessons({ db, userId }: { db: Knex; userId: number }): Promise<CourseLesson[]> {
  const rows = await ask(db, FIND_BEGUN, { userId, locale: PREFERRED_LOCALE });
  return rows.map((row) => ({ courseId: String(row.course_id), ...toLesson(row) }));
}

function toLesson(row: Row): LearnerLesson {
  return { ...toOutlineLesson(row), progress: row.updated_at === null ? null : toProgress(row) };
}

function toOutlineLesson(row: Row): OutlineLesson {
  const { done_rule: doneRule, done_percent: donePercent, film_duration: filmDuration } = row;
  return {
    lessonId: String(row.lesson_id),
    rule: readRule({
      doneRule: typeof doneRule === 'string' ? doneRule : null,
      donePercent: typeof donePercent === 'number' ? donePercent : null,
      hasFilm: row.has_film === true,
    }),
    filmDuration: typeof filmDuration === 'number' ? filmDuration : null,
  };
}
