import type { Knex } from 'knex';
import type { LearnerSort, SortOrder } from '../../../../contract/admin.ts';
import { ask, COURSE_LESSONS, KNOWN_COURSES, PREFERRED_LOCALE, zone, type Value } from './query.ts';

/** Words of a search that count; what comes after them would only narrow it further. */
const MOST_WORDS = 5;

const COLUMNS: Record<LearnerSort, string> = {
  name: 'f.name',
  joined: 'f.joined_at',
  active: 'f.last_active_at',
  begun: 'f.lessons_begun',
  done: 'f.lessons_done',
  watched: 'f.seconds_watched',
};

const LEARNER_COLUMNS = `
  u.id, u.email, u.first_name as "firstName", u.last_name as "lastName", coalesce(u.blocked, false) as "isBlocked",
  u.created_at at time zone :zone as "joinedAt", nullif(f.last_active_at, '-infinity') as "lastActiveAt",
  coalesce(f.lessons_begun, 0) as "lessonsBegun", coalesce(f.lessons_done, 0) as "lessonsDone",
  cast(coalesce(f.seconds_watched, 0) as double precision) as "secondsWatched"`;

export interface LearnerRecord {
  id: number;
  email: string;
  firstName: string | null;
  lastName: string | null;
  isBlocked: boolean;
  joinedAt: Date;
  lastActiveAt: Date | null;
  lessonsBegun: number;
  lessonsDone: number;
  secondsWatched: number;
}

/** One lesson of a learner; `courseId` is null when it is in no course that is published now. */
export interface LearnerLessonRecord {
  courseId: string | null;
  courseTitle: string | null;
  lessonId: string;
  title: string | null;
  position: number | null;
  watched: string | null;
  duration: number | null;
  completedAt: Date | null;
  completedBy: string | null;
  begunAt: Date | null;
  updatedAt: Date | null;
  /** Seconds that were claimed and not counted, as Postgres writes them. */
  surplus: string | null;
}

/** What an editor did by hand; `by` is null when that admin user is gone. */
export interface InterventionRecord {
  kind: 'done' | 'undone' | 'reset';
  at: Date;
  lesson: string | null;
  course: string | null;
  reason: string;
  by: string | null;
}

/** One page of learners. Names and e-mails are those of now; figures are as old as `findAsOf` says. */
export async function listLearners({
  db,
  search,
  sort,
  order,
  limit,
  offset,
}: {
  db: Knex;
  search: string;
  sort: LearnerSort;
  order: SortOrder;
  limit: number;
  offset: number;
}): Promise<{ rows: LearnerRecord[]; total: number }> {
  const { where, values } = searchFor(search);
  const rows = await ask<LearnerRecord>(
    db,
    `select ${LEARNER_COLUMNS}
       from (select f.* from learning.learner_figures f ${where}
              order by ${COLUMNS[sort]} ${order}, f.user_id ${order} limit :limit offset :offset) f
       join up_users u on u.id = f.user_id
      order by ${COLUMNS[sort]} ${order}, f.user_id ${order}`,
    { ...values, limit, offset, zone: zone() }
  );
  const [count] = await ask<{ total: number }>(
    db,
    `select cast(count(*) as integer) as total from learning.learner_figures f ${where}`,
    values
  );
  return { rows, total: count?.total ?? 0 };
}

/** The next learners by id after `after`, for reading all of them piece by piece. */
export async function listLearnersAfter({
  db,
  search,
  after,
  limit,
}: {
  db: Knex;
  search: string;
  after: number;
  limit: number;
}): Promise<LearnerRecord[]> {
  const { where, values } = searchFor(search);
  return ask<LearnerRecord>(
    db,
    `select ${LEARNER_COLUMNS}
       from (select f.* from learning.learner_figures f ${where === '' ? 'where' : `${where} and`} f.user_id > :after
              order by f.user_id limit :limit) f
       join up_users u on u.id = f.user_id
      order by f.user_id`,
    { ...values, after, limit, zone: zone() }
  );
}

/** `null` when there is no such learner. */
export async function findLearner({ db, userId }: { db: Knex; userId: number }): Promise<LearnerRecord | null> {
  const [row] = await ask<LearnerRecord>(
    db,
    `select ${LEARNER_COLUMNS} from up_users u left join learning.learner_figures f on f.user_id = u.id where u.id = :userId`,
    { userId, zone: zone() }
  );
  return row ?? null;
}

/**
 * All lessons of every course the learner began, each course in its order; then lessons that are no longer published,
 * by the title they are still known by.
 */
export async function listLearnerLessons({ db, userId }: { db: Knex; userId: number }): Promise<LearnerLessonRecord[]> {
  return ask<LearnerLessonRecord>(
    db,
    `with ${COURSE_LESSONS}, ${KNOWN_COURSES}, mine as (
       select * from learning.progress where user_id = :userId
     ), begun as (
       select distinct course_id from course_lesson join mine using (lesson_id)
     ), shown as (
       select c.course_id, c.lesson_id, c.title, c.place from course_lesson c join begun using (course_id)
       union all
       select null, mine.lesson_id, (select l.title from lessons l where l.document_id = mine.lesson_id
                                      order by (l.locale = :locale) desc, l.id limit 1), null
         from mine where not exists (select 1 from course_lesson c where c.lesson_id = mine.lesson_id)
     )
     select shown.course_id as "courseId", k.title as "courseTitle", shown.lesson_id as "lessonId", shown.title,
            mine.position, cast(mine.watched as text) as watched, mine.duration, mine.completed_at as "completedAt",
            mine.completed_by as "completedBy", mine.begun_at as "begunAt", mine.updated_at as "updatedAt",
            cast(mine.surplus as text) as surplus
       from shown
       left join known_course k on k.course_id = shown.course_id
       left join mine on mine.lesson_id = shown.lesson_id
      order by shown.course_id is null, k.position nulls last, shown.course_id, shown.place, shown.lesson_id`,
    { userId, locale: PREFERRED_LOCALE }
  );
}

/** What editors did to a learner's progress, with titles where they are still known. */
export async function listInterventions({ db, userId }: { db: Knex; userId: number }): Promise<InterventionRecord[]> {
  const title = (table: 'lessons' | 'courses', id: string) =>
    `coalesce((select t.title from ${table} t where t.document_id = ${id} order by (t.locale = :locale) desc, t.id limit 1), ${id})`;
  return ask<InterventionRecord>(
    db,
    `select i.kind, i.made_at as at, i.reason, ${title('lessons', 'i.lesson_id')} as lesson, ${title('courses', 'i.course_id')} as course,
            nullif(concat_ws(' ', nullif(a.firstname, ''), nullif(a.lastname, '')), '') as by
       from learning.interventions i
       left join admin_users a on a.id = i.made_by
      where i.user_id = :userId
      order by i.made_at, i.id`,
    { userId, locale: PREFERRED_LOCALE }
  );
}

/** Every word must be somewhere in the name or the e-mail, whatever its accents. */
function searchFor(search: string): { where: string; values: Record<string, Value> } {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const values = Object.fromEntries(words.map((word, index) => [`word${index}`, toPattern(word)]));
  const tests = words.map((_, index) => `f.search like lower(unaccent(:word${index}))`);
  return { where: tests.length === 0 ? '' : `where ${tests.join(' and ')}`, values };
}

/** A `like` pattern that finds `word` anywhere, taking its signs for what they are. */
function toPattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
