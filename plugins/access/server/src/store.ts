import type { Knex } from 'knex';
import type { CourseAccess, GrantInput, GrantScope } from '../../contract/index.ts';
import type { Grant, Learner } from '../../domain/decide-access.ts';
import type { StoredFile } from '../../domain/decide-static-file.ts';

/** The locale whose published row speaks for a document; access, film and preview are the same in every locale. */
const PREFERRED_LOCALE = 'en';
const LESSON_FILES = { type: 'api::lesson.lesson', field: 'files' } as const;

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
}

export interface FileRow {
  id: string;
  name: string;
  mime: string;
  sizeInKilobytes: number;
  hash: string;
  ext: string;
  url: string;
  provider: string;
}

export interface GrantRow {
  id: string;
  userId: number;
  scope: GrantScope;
  courseId: string | null;
  courseTitle: string | null;
  source: string;
  reason: string;
  grantedAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revokedReason: string | null;
  email: string;
  firstName: string | null;
  lastName: string | null;
}

const LEARNER_AND_GRANTS = `
  u.id as "userId",
  coalesce(u.blocked, false) as "isBlocked",
  (select coalesce(jsonb_agg(jsonb_build_object('scope', g.scope, 'courseId', g.course_id, 'expiresAt', g.expires_at)), '[]')::text
     from access.grants g
    where g.user_id = u.id and g.revoked_at is null and (g.scope = 'membership' or g.course_id = c.document_id)) as grants`;

/** The row an admin knows a course by: the draft, in English where there is one. */
const KNOWN_ROW = '(c.locale = ?) desc nulls last, (c.published_at is null) desc, c.id';

/** Everything deciding one lesson needs, in one statement; `null` unless lesson, module and course are all published. */
export async function findLessonFacts({
  db,
  lessonId,
  userId,
}: {
  db: Knex;
  lessonId: string;
  userId: number | null;
}): Promise<LessonFacts | null> {
  const row = await first(
    db,
    `select l.id as "rowId", l.document_id as "lessonId", l.video as "videoId", coalesce(l.free_preview, false) as "freePreview",
            c.document_id as "courseId", c.access, ${LEARNER_AND_GRANTS}
       from lessons l
       join lessons_module_lnk lm on lm.lesson_id = l.id
       join modules m on m.id = lm.module_id and m.published_at is not null
       join modules_course_lnk mc on mc.module_id = m.id
       join courses c on c.id = mc.course_id and c.published_at is not null
       left join up_users u on u.id = ?
      where l.document_id = ? and l.published_at is not null
      order by (l.locale = ?) desc nulls last, l.id
      limit 1`,
    [userId, lessonId, PREFERRED_LOCALE]
  );
  return row
    ? {
        ...toCourseFacts(row),
        rowId: Number(row.rowId),
        lessonId: String(row.lessonId),
        videoId: toTextOrNull(row.videoId),
        freePreview: row.freePreview === true,
      }
    : null;
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

export async function findBody({ db, rowId }: { db: Knex; rowId: number }): Promise<string> {
  const row = await first(db, 'select body from lessons where id = ?', [rowId]);
  return toTextOrNull(row?.body) ?? '';
}

/** Files of one published lesson row, in the editor's order; one of them when `fileId` is given. */
export async function findFiles({
  db,
  rowId,
  fileId = null,
}: {
  db: Knex;
  rowId: number;
  fileId?: string | null;
}): Promise<FileRow[]> {
  return all<FileRow>(
    db,
    `select f.document_id as id, f.name, f.mime, f.size::float8 as "sizeInKilobytes", f.hash, coalesce(f.ext, '') as ext, f.url, f.provider
       from files_related_mph r
       join files f on f.id = r.file_id
      where r.related_id = ? and r.related_type = ? and r.field = ? and (?::text is null or f.document_id = ?)
      order by r."order", f.id`,
    [rowId, LESSON_FILES.type, LESSON_FILES.field, fileId, fileId]
  );
}

/** Every stored file an address below /uploads/ may mean: by its own name, or as one of its smaller formats. */
export async function findStoredFiles({
  db,
  hashes,
  extension,
  url,
}: {
  db: Knex;
  hashes: readonly string[];
  extension: string;
  url: string;
}): Promise<StoredFile[]> {
  return all<StoredFile>(
    db,
    `select f.mime,
            exists (select 1 from files_related_mph r where r.file_id = f.id and r.related_type = ? and r.field = ?) as "isOfLesson"
       from files f
      where f.url = ?
         or (f.hash = any(?) and lower(coalesce(f.ext, '')) = lower(?))
         or exists (select 1 from jsonb_each(case when jsonb_typeof(f.formats) = 'object' then f.formats else '{}' end) as format where format.value ->> 'url' = ?)`,
    [LESSON_FILES.type, LESSON_FILES.field, url, hashes, extension, url]
  );
}

/** What a new grant says. `grantedBy` is an admin user's id. */
export type NewGrant = Pick<GrantInput, 'userId' | 'reason'> & {
  scope: GrantScope;
  courseId: string | null;
  source: string;
  grantedBy: number | null;
  expiresAt: Date | null;
};

/**
 * Gives a grant, once: where one is open already it stays, reason and all, and only its end may move later.
 * A grant that has run out is closed first, so that the new one has a reason of its own.
 */
export async function insertGrant({
  db,
  grant,
}: {
  db: Knex;
  grant: NewGrant;
}): Promise<{ id: string; isNew: boolean }> {
  await db.raw(
    `update access.grants set revoked_at = expires_at, revoked_reason = 'ran out'
      where user_id = ? and scope = ? and course_id is not distinct from ? and revoked_at is null and expires_at <= now()`,
    [grant.userId, grant.scope, grant.courseId]
  );
  const row = await first(
    db,
    `insert into access.grants as mine (user_id, scope, course_id, source, reason, granted_by, expires_at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (user_id, scope, course_id) where revoked_at is null
     do update set expires_at = case when mine.expires_at is null or excluded.expires_at is null then null else greatest(mine.expires_at, excluded.expires_at) end
     returning mine.id::text as id, (mine.xmax = 0) as "isNew"`,
    [grant.userId, grant.scope, grant.courseId, grant.source, grant.reason, grant.grantedBy, grant.expiresAt]
  );
  if (!row) throw new Error('The grant was neither written nor found');
  return { id: String(row.id), isNew: row.isNew === true };
}

/** `false` when there is no such grant; revoking twice keeps the first reason. */
export async function revokeGrant({
  db,
  grantId,
  reason,
  revokedBy,
}: {
  db: Knex;
  grantId: string;
  reason: string;
  revokedBy: number | null;
}): Promise<boolean> {
  const row = await first(
    db,
    `update access.grants
        set revoked_at = coalesce(revoked_at, now()), revoked_reason = coalesce(revoked_reason, ?), revoked_by = case when revoked_at is null then ?::int else revoked_by end
      where id = ? returning id`,
    [reason, revokedBy, grantId]
  );
  return row !== null;
}

/** Removes the grants of accounts that are gone. */
export async function removeOrphanGrants({ db }: { db: Knex }): Promise<void> {
  await db.raw('delete from access.grants g where not exists (select 1 from up_users u where u.id = g.user_id)');
}

/** Newest first. `search` matches any part of the learner's e-mail. */
export async function listGrants({
  db,
  search,
  limit,
  offset,
}: {
  db: Knex;
  search: string;
  limit: number;
  offset: number;
}): Promise<{ rows: GrantRow[]; total: number }> {
  const where = 'where u.email ilike ?';
  const pattern = toPattern(search);
  const rows = await all<GrantRow>(
    db,
    `select g.id::text as id, g.user_id as "userId", g.scope, g.course_id as "courseId", c.title as "courseTitle", g.source, g.reason,
            g.granted_at as "grantedAt", g.expires_at as "expiresAt", g.revoked_at as "revokedAt", g.revoked_reason as "revokedReason",
            u.email, u.first_name as "firstName", u.last_name as "lastName"
       from access.grants g
       join up_users u on u.id = g.user_id
       left join lateral (select c.title from courses c where c.document_id = g.course_id order by ${KNOWN_ROW} limit 1) c on true
      ${where}
      order by g.granted_at desc, g.id desc
      limit ? offset ?`,
    [PREFERRED_LOCALE, pattern, limit, offset]
  );
  const count = await first(
    db,
    `select count(*)::int as total from access.grants g join up_users u on u.id = g.user_id ${where}`,
    [pattern]
  );
  return { rows, total: Number(count?.total ?? 0) };
}

export async function listLearners({
  db,
  search,
  limit,
}: {
  db: Knex;
  search: string;
  limit: number;
}): Promise<{ id: number; email: string; firstName: string | null; lastName: string | null }[]> {
  return all(
    db,
    `select u.id, u.email, u.first_name as "firstName", u.last_name as "lastName" from up_users u where u.email ilike ? order by u.email limit ?`,
    [toPattern(search), limit]
  );
}

/** Every course an editor has made, published or not: a grant may wait for its course. */
export async function listCourses({
  db,
}: {
  db: Knex;
}): Promise<{ id: string; title: string; access: CourseAccess }[]> {
  return all(
    db,
    `select * from (
       select distinct on (c.document_id) c.document_id as id, c.title, coalesce(c.access, 'granted') as access
       from courses c order by c.document_id, ${KNOWN_ROW}) known order by title, id`,
    [PREFERRED_LOCALE]
  );
}

export async function hasLearner({ db, userId }: { db: Knex; userId: number }): Promise<boolean> {
  return (await first(db, 'select 1 from up_users where id = ?', [userId])) !== null;
}

export async function hasCourse({ db, courseId }: { db: Knex; courseId: string }): Promise<boolean> {
  return (await first(db, 'select 1 from courses where document_id = ? limit 1', [courseId])) !== null;
}

function toCourseFacts(row: Row): CourseFacts {
  // As text: Strapi turns off pg's own reading of JSON for the whole process.
  const grants = JSON.parse(String(row.grants)) as {
    scope: GrantScope;
    courseId: string | null;
    expiresAt: string | null;
  }[];
  return {
    courseId: String(row.courseId),
    access: toTextOrNull(row.access) as CourseAccess | null,
    learner: row.userId === null ? null : { isBlocked: row.isBlocked === true },
    grants: grants.map((grant) => ({
      ...grant,
      expiresAt: grant.expiresAt === null ? null : new Date(grant.expiresAt),
    })),
  };
}

function toTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function toPattern(search: string): string {
  return `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

type Row = Record<string, unknown>;

async function all<T>(db: Knex, sql: string, bindings: Parameters<Knex['raw']>[1]): Promise<T[]> {
  const answer: { rows: T[] } = await db.raw(sql, bindings as Knex.RawBinding[]);
  return answer.rows;
}

async function first(db: Knex, sql: string, bindings: Knex.RawBinding[]): Promise<Row | null> {
  return (await all<Row>(db, sql, bindings))[0] ?? null;
}
