import type { Knex } from 'knex';
import type { CourseSource, LessonSource } from '../../../domain/build-documents.ts';
import { ask } from './query.ts';

/** Content that changed. `names` are instructors, categories and tags, which courses are found by. */
export type Changed = { kind: 'course' | 'module' | 'lesson'; id: string } | { kind: 'names' };

/** A translation that was never given its place has that of the entry in this language, as on the site. */
const ORIGINAL = 'en';

const PUBLISHED_LESSON = `
    from lessons l
    join lateral (
      select m.document_id, m.title
        from lessons o
        join lessons_module_lnk lm on lm.lesson_id = o.id
        join modules m on m.id = lm.module_id and m.published_at is not null
       where o.document_id = l.document_id and o.published_at is not null and (o.id = l.id or o.locale = '${ORIGINAL}')
       order by (o.id = l.id) desc limit 1
    ) m on true
    join lateral (
      select c.document_id
        from modules o
        join modules_course_lnk mc on mc.module_id = o.id
        join courses c on c.id = mc.course_id and c.published_at is not null
       where o.document_id = m.document_id and o.published_at is not null and o.locale in (l.locale, '${ORIGINAL}')
       order by (o.locale = l.locale) desc limit 1
    ) place on true
    join lateral (
      select c.document_id, c.slug, c.title
        from courses c
       where c.document_id = place.document_id and c.published_at is not null and c.slug <> ''
         and c.locale in (l.locale, '${ORIGINAL}')
       order by (c.locale = l.locale) desc limit 1
    ) c on true
   where l.published_at is not null and l.slug <> ''`;

/** Courses that may read differently now: those there are and those that are still searched. */
export async function findAffectedCourses({ db, changed }: { db: Knex; changed: Changed | null }): Promise<string[]> {
  if (changed?.kind === 'course') return [changed.id];
  if (changed && changed.kind !== 'names') return [];
  const rows = await ask<{ id: string }>(
    db,
    `select distinct document_id as id from courses where published_at is not null
      union select document_id from search.documents where kind = 'course' order by id`
  );
  return rows.map(({ id }) => id);
}

/** Lessons likewise. What a lesson, its module or its course is not any more is known from what is still searched. */
export async function findAffectedLessons({ db, changed }: { db: Knex; changed: Changed | null }): Promise<string[]> {
  if (changed?.kind === 'names') return [];
  if (changed?.kind === 'lesson') return [changed.id];
  const [now, before] = changed
    ? [`and ${changed.kind === 'course' ? 'c' : 'm'}.document_id = :id`, `and ${changed.kind}_id = :id`]
    : ['', ''];
  const rows = await ask<{ id: string }>(
    db,
    `select l.document_id as id ${PUBLISHED_LESSON} ${now}
      union select document_id from search.documents where kind = 'lesson' ${before} order by id`,
    changed ? { id: changed.id } : {}
  );
  return rows.map(({ id }) => id);
}

/** These courses as they are published, a row a language. */
export async function readCourses({ db, ids }: { db: Knex; ids: readonly string[] }): Promise<CourseSource[]> {
  const linked = (table: string, link: string, column: string) =>
    `select n.name from ${link} k join ${table} n on n.id = k.${column} where k.course_id = c.id and n.published_at is not null`;
  return ask(
    db,
    `select distinct on (c.document_id, c.locale)
            c.document_id as "courseId", coalesce(c.locale, 'en') as locale, c.slug as "courseSlug", c.title, c.summary,
            c.outcomes, c.description,
            array(${linked('instructors', 'courses_instructor_lnk', 'instructor_id')}
                  union ${linked('categories', 'courses_categories_lnk', 'category_id')}
                  union ${linked('tags', 'courses_tags_lnk', 'tag_id')}) as names
       from courses c
      where c.document_id = any(:ids) and c.published_at is not null and c.slug <> ''
      order by c.document_id, c.locale, c.id`,
    { ids: [...ids] }
  );
}

/** These lessons as they are published, a row a language. */
export async function readLessons({ db, ids }: { db: Knex; ids: readonly string[] }): Promise<LessonSource[]> {
  return ask(
    db,
    `select distinct on (l.document_id, l.locale)
            l.document_id as "lessonId", m.document_id as "moduleId", c.document_id as "courseId",
            coalesce(l.locale, 'en') as locale, c.slug as "courseSlug", l.slug as "lessonSlug", l.title,
            c.title as "courseTitle", m.title as "moduleTitle", l.summary, l.body, l.video as "videoId"
       ${PUBLISHED_LESSON} and l.document_id = any(:ids)
      order by l.document_id, l.locale, l.id`,
    { ids: [...ids] }
  );
}
