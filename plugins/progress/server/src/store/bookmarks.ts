import type { Knex } from 'knex';
import { MAX_BOOKMARKS, type Bookmark, type BookmarkKind, type BookmarkTarget } from '../../../contract/index.ts';
import { IS_PUBLISHED_LESSON, toNoteLesson, WANTED_LESSONS } from './catalogue.ts';
import { ask, askForLearner, PREFERRED_LOCALE, toIso, toTextOrNull, type Row } from './query.ts';

const FIND_BOOKMARKS = `
  with mine as (
    select kind, document_id, created_at from learning.bookmarks where user_id = :userId
  ), wanted as (
    select document_id as lesson_id from mine where kind = 'lessons'
  ), lesson as (${WANTED_LESSONS}), course as (
    select distinct on (document_id) document_id, title as course_title, slug as course_slug
      from courses
     where published_at is not null and document_id in (select document_id from mine where kind = 'courses')
     order by document_id, (locale = :locale) desc, id
  )
  select mine.*, lesson.lesson_title, lesson.lesson_slug,
         coalesce(lesson.course_title, course.course_title) as course_title,
         coalesce(lesson.course_slug, course.course_slug) as course_slug
    from mine
    left join lesson on mine.kind = 'lessons' and lesson.lesson_id = mine.document_id
    left join course on mine.kind = 'courses' and course.document_id = mine.document_id
   order by mine.created_at desc, mine.kind, mine.document_id`;

const IS_PUBLISHED_COURSE = `exists (select 1 from courses where published_at is not null and document_id = :lessonId)`;

/** Adding what is there already changes nothing, not even its place; so it needs no room and no published target. */
const addBookmarkOf = (isThere: string): string => `
  with kept as (
    select count(*) as bookmarks,
           count(*) filter (where kind = :kind and document_id = :lessonId) as same
      from learning.bookmarks where user_id = :userId
  ), made as (
    insert into learning.bookmarks (user_id, kind, document_id)
    select :userId, :kind, :lessonId from kept where ${isThere} and bookmarks < :most and same = 0
    on conflict (user_id, kind, document_id) do update set kind = excluded.kind
    returning 1
  )
  select same > 0 or exists (select 1 from made) as is_kept, ${isThere} as is_there from kept`;

const ADD: Record<BookmarkKind, string> = {
  lessons: addBookmarkOf(IS_PUBLISHED_LESSON),
  courses: addBookmarkOf(IS_PUBLISHED_COURSE),
};

/** The learner's bookmarks, the newest first. */
export async function findBookmarks({
  db,
  userId,
  locale,
}: {
  db: Knex;
  userId: number;
  locale?: string;
}): Promise<Bookmark[]> {
  return (await ask(db, FIND_BOOKMARKS, { userId, locale: locale || PREFERRED_LOCALE })).map((row) => ({
    kind: row.kind as BookmarkKind,
    id: String(row.document_id),
    createdAt: toIso(row.created_at),
    target: toTarget(row),
  }));
}

/** @returns whether it is kept now, and whether what it is of is published; `null` when the account is gone */
export async function addBookmark({
  db,
  userId,
  kind,
  id,
}: {
  db: Knex;
  userId: number;
  kind: BookmarkKind;
  id: string;
}): Promise<{ isKept: boolean; isThere: boolean } | null> {
  const rows = await askForLearner(db, ADD[kind], { userId, kind, lessonId: id, most: MAX_BOOKMARKS });
  const row = rows?.[0];
  return row ? { isKept: row.is_kept === true, isThere: row.is_there === true } : null;
}

export async function deleteBookmark({
  db,
  userId,
  kind,
  id,
}: {
  db: Knex;
  userId: number;
  kind: BookmarkKind;
  id: string;
}): Promise<void> {
  await ask(db, 'delete from learning.bookmarks where user_id = :userId and kind = :kind and document_id = :id', {
    userId,
    kind,
    id,
  });
}

function toTarget(row: Row): BookmarkTarget | null {
  if (row.kind === 'courses') {
    const [courseTitle, courseSlug] = [toTextOrNull(row.course_title), toTextOrNull(row.course_slug)];
    return courseTitle && courseSlug ? { title: courseTitle, courseTitle, courseSlug, lessonSlug: null } : null;
  }
  const lesson = toNoteLesson(row);
  return (
    lesson && {
      title: lesson.title,
      courseTitle: lesson.courseTitle,
      courseSlug: lesson.courseSlug,
      lessonSlug: lesson.slug,
    }
  );
}
