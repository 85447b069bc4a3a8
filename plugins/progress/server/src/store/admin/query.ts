import type { Knex } from 'knex';

/** The locale whose published row speaks for a document: order is the same in every locale. */
export const PREFERRED_LOCALE = 'en';

export type Value = string | number | boolean | null | readonly (string | number)[];

export async function ask<T>(db: Knex, sql: string, values: Record<string, Value> = {}): Promise<T[]> {
  const { rows } = await db.raw<{ rows: T[] }>(sql, values as Record<string, Knex.Value>);
  return rows;
}

/**
 * Strapi keeps times without a zone, in that of the process. Where SQL itself compares them with real instants it must
 * be told which zone that is.
 */
export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Every published lesson of every published course, numbered in the course's order from 1. One locale speaks for a course,
 * so a lesson that is only in another one is no part of it. For `with`; binds `:locale`.
 */
export const COURSE_LESSONS = `
  known_lesson as (
    select distinct on (c.document_id, l.document_id)
           c.document_id as course_id, l.document_id as lesson_id, l.title, l.position,
           m.document_id as module_id, m.position as module_position
      from (select distinct on (document_id) id, document_id from courses
             where published_at is not null
             order by document_id, (locale = :locale) desc nulls last, locale, id) as c
      join modules_course_lnk mc on mc.course_id = c.id
      join modules m on m.id = mc.module_id and m.published_at is not null
      join lessons_module_lnk lm on lm.module_id = m.id
      join lessons l on l.id = lm.lesson_id and l.published_at is not null
     order by c.document_id, l.document_id, l.id
  ), course_lesson as (
    select course_id, lesson_id, title,
           row_number() over (partition by course_id order by module_position nulls last, module_id, position nulls last, lesson_id) as place,
           count(*) over (partition by course_id) as lessons
      from known_lesson
  )`;

/** Every published course with the title it has in that locale. For `with`; binds `:locale`. */
export const KNOWN_COURSES = `
  known_course as (
    select distinct on (c.document_id) c.document_id as course_id, c.title, c.position
      from courses c
     where c.published_at is not null
     order by c.document_id, (c.locale = :locale) desc nulls last, c.locale, c.id
  )`;

/** An ISO instant, or null for none and for "never" (minus infinity, which the driver gives as a number). */
export function toInstant(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : null;
}
