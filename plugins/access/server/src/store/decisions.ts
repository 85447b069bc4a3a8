import type { Knex } from 'knex';
import type { CourseAccess, GrantScope } from '../../../contract/index.ts';
import type { Grant, Learner } from '../../../domain/decide-access.ts';
import { all, first, PREFERRED_LOCALE, toTextOrNull, type Row } from './query.ts';

export interface CourseFacts {
  courseId: string;
  access: CourseAccess | null;
  learner: Learner;
  grants: Grant[];
}

export interface LessonFacts extends CourseFacts {
  lessonId: string;
  /** Row id of the published version the facts come from. */
  rowId: number;
  videoId: string | null;
  freePreview: boolean;
  doneRule: string | null;
  donePercent: number | null;
}

const LEARNER_AND_GRANTS = `
  u.id as "userId",
  coalesce(u.blocked, false) as "isBlocked",
  (select coalesce(jsonb_agg(jsonb_build_object('scope', g.scope, 'courseId', g.course_id, 'expiresAt', g.expires_at)), '[]')::text
     from access.grants g
    where g.user_id = u.id and g.revoked_at is null and (g.scope = 'membership' or g.course_id = c.document_id)) as grants`;

/**
 * Who may watch is one fact of the course in all its languages, but each language's row holds a copy, and a copy may be
 * older: the preferred row's counts, whatever language the lesson is in.
 */
const COURSE_ACCESS = `
  (select p.access from courses p
    where p.document_id = c.document_id and p.published_at is not null
    order by (p.locale = ?) desc nulls last, p.id limit 1) as access`;

/** Everything deciding lessons needs, in one statement; only those that are published, with their module and course. */
export async function findLessonsFacts({
  db,
  lessonIds,
  userId,
}: {
  db: Knex;
  lessonIds: readonly string[];
  userId: number | null;
}): Promise<LessonFacts[]> {
  const rows = await all<Row>(
    db,
    `select distinct on (l.document_id)
            l.id as "rowId", l.document_id as "lessonId", l.video as "videoId", coalesce(l.free_preview, false) as "freePreview",
            l.done_rule as "doneRule", l.done_percent as "donePercent",
            c.document_id as "courseId", ${COURSE_ACCESS}, ${LEARNER_AND_GRANTS}
       from lessons l
       join lessons_module_lnk lm on lm.lesson_id = l.id
       join modules m on m.id = lm.module_id and m.published_at is not null
       join modules_course_lnk mc on mc.module_id = m.id
       join courses c on c.id = mc.course_id and c.published_at is not null
       left join up_users u on u.id = ?
      where l.document_id = any(?) and l.published_at is not null
      order by l.document_id, (l.locale = ?) desc nulls last, l.id`,
    [PREFERRED_LOCALE, userId, [...lessonIds], PREFERRED_LOCALE]
  );
  return rows.map((row) => ({
    ...toCourseFacts(row),
    rowId: Number(row.rowId),
    lessonId: String(row.lessonId),
    videoId: toTextOrNull(row.videoId),
    freePreview: row.freePreview === true,
    doneRule: toTextOrNull(row.doneRule),
    donePercent: row.donePercent === null ? null : Number(row.donePercent),
  }));
}

/** The same for one lesson; `null` unless lesson, module and course are all published. */
export async function findLessonFacts({
  db,
  lessonId,
  userId,
}: {
  db: Knex;
  lessonId: string;
  userId: number | null;
}): Promise<LessonFacts | null> {
  const [facts] = await findLessonsFacts({ db, lessonIds: [lessonId], userId });
  return facts ?? null;
}

/** The same for a course's ordinary lessons; `null` unless the course is published. */
export async function findCourseFacts({
  db,
  courseId,
  userId,
}: {
  db: Knex;
  courseId: string;
  userId: number | null;
}): Promise<CourseFacts | null> {
  const row = await first(
    db,
    `select c.document_id as "courseId", c.access, ${LEARNER_AND_GRANTS}
       from courses c
       left join up_users u on u.id = ?
      where c.document_id = ? and c.published_at is not null
      order by (c.locale = ?) desc nulls last, c.id
      limit 1`,
    [userId, courseId, PREFERRED_LOCALE]
  );
  return row ? toCourseFacts(row) : null;
}

/** How one learner stands, and every published course with who may watch it, in one statement. */
export async function findStandingAndCourses({
  db,
  userId,
}: {
  db: Knex;
  userId: number;
}): Promise<{ learner: Learner; grants: Grant[]; courses: Pick<CourseFacts, 'courseId' | 'access'>[] }> {
  const row = await first(
    db,
    `select coalesce(u.blocked, false) as "isBlocked",
            (select coalesce(jsonb_agg(jsonb_build_object('scope', g.scope, 'courseId', g.course_id, 'expiresAt', g.expires_at)), '[]')::text
               from access.grants g where g.user_id = u.id and g.revoked_at is null) as grants,
            (select coalesce(jsonb_agg(jsonb_build_object('courseId', c.document_id, 'access', c.access)), '[]')::text
               from (select distinct on (document_id) document_id, access from courses
                      where published_at is not null
                      order by document_id, (locale = ?) desc nulls last, id) c) as courses
       from up_users u where u.id = ?`,
    [PREFERRED_LOCALE, userId]
  );
  if (!row) return { learner: null, grants: [], courses: [] };
  return {
    learner: { isBlocked: row.isBlocked === true },
    grants: readGrants(row.grants),
    courses: JSON.parse(String(row.courses)) as { courseId: string; access: CourseAccess | null }[],
  };
}

function toCourseFacts(row: Row): CourseFacts {
  return {
    courseId: String(row.courseId),
    access: toTextOrNull(row.access) as CourseAccess | null,
    learner: row.userId === null ? null : { isBlocked: row.isBlocked === true },
    grants: readGrants(row.grants),
  };
}

/** As text: Strapi turns off pg's own reading of JSON for the whole process. */
function readGrants(json: unknown): Grant[] {
  const grants = JSON.parse(String(json)) as {
    scope: GrantScope;
    courseId: string | null;
    expiresAt: string | null;
  }[];
  return grants.map((grant) => ({
    ...grant,
    expiresAt: grant.expiresAt === null ? null : new Date(grant.expiresAt),
  }));
}
