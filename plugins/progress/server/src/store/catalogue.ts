import type { NoteLesson } from '../../../contract/index.ts';
import { toTextOrNull, type Row } from './query.ts';

/** Where a published lesson stands: only what lesson, module and course being published makes public. */
const PUBLISHED_PLACES = `
    from lessons l
    join lessons_module_lnk lm on lm.lesson_id = l.id
    join modules m on m.id = lm.module_id and m.published_at is not null
    join modules_course_lnk mc on mc.module_id = m.id
    join courses c on c.id = mc.course_id and c.published_at is not null`;

/** Whether `:lessonId` is a lesson that is there to be written about. */
export const IS_PUBLISHED_LESSON = `exists (select 1 ${PUBLISHED_PLACES} where l.published_at is not null and l.document_id = :lessonId)`;

/**
 * One row a published lesson of `wanted (lesson_id)`, named as `:locale` names it where it does; so is its course, since a
 * page in that language has the course's address in it.
 */
export const WANTED_LESSONS = `
  select distinct on (l.document_id)
         l.document_id as lesson_id, l.title as lesson_title, l.slug as lesson_slug,
         coalesce(local.title, c.title) as course_title, coalesce(local.slug, c.slug) as course_slug,
         m.position as module_position, l.position as lesson_position
    ${PUBLISHED_PLACES}
    left join courses local
      on local.document_id = c.document_id and local.locale = :locale and local.published_at is not null
   where l.published_at is not null
     and l.document_id in (select lesson_id from wanted)
   order by l.document_id, (l.locale = :locale) desc, l.id`;

/** A lesson without an address is one that no page leads to. */
export function toNoteLesson(row: Row): NoteLesson | null {
  const [title, slug] = [toTextOrNull(row.lesson_title), toTextOrNull(row.lesson_slug)];
  const [courseTitle, courseSlug] = [toTextOrNull(row.course_title), toTextOrNull(row.course_slug)];
  return title && slug && courseTitle && courseSlug ? { title, slug, courseTitle, courseSlug } : null;
}
