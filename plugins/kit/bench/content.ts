import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';

/** One published course for members, one module, and its lessons, each with the same ready film. */
export interface BenchCourse {
  courseId: string;
  lessonIds: string[];
  videoId: string;
}

/** Made by SQL, as published rows only: what learners' routes read. @param duration of the film, in seconds */
export async function addCourse({
  client,
  lessons,
  duration = 3_600,
}: {
  client: ClientBase;
  lessons: number;
  duration?: number;
}): Promise<BenchCourse> {
  const videoId = randomUUID();
  await client.query(
    `insert into mux.videos (id, title, status, duration, playback_id, truth) values ($1, 'A film', 'ready', $2, $3, '{}')`,
    [videoId, duration, `playback${videoId.slice(0, 8)}`]
  );
  const mark = randomUUID().replaceAll('-', '');
  const nameDocument = (kind: string, n: number) => `${kind}${n}x${mark}`.slice(0, 24).padEnd(24, '0');
  const published = `now(), now(), now(), 'en'`;
  const courseId = nameDocument('c', 0);
  const { rows } = await client.query<{ course: number; module: number }>(
    `with course as (
       insert into courses (document_id, title, slug, access, position, created_at, updated_at, published_at, locale)
       values ($1, 'A course', $1, 'members', 0, ${published}) returning id
     ), module as (
       insert into modules (document_id, title, position, created_at, updated_at, published_at, locale)
       values ($2, 'A module', 0, ${published}) returning id
     ), link as (
       insert into modules_course_lnk (module_id, course_id) select module.id, course.id from module, course
     )
     select course.id as course, module.id as module from course, module`,
    [courseId, nameDocument('m', 0)]
  );
  const lessonIds = Array.from({ length: lessons }, (_, n) => nameDocument('l', n));
  await client.query(
    `with lesson as (
       insert into lessons (document_id, title, slug, video, free_preview, position, created_at, updated_at, published_at, locale)
       select id, 'A lesson', id, $2, false, n, ${published} from unnest($1::text[]) with ordinality as made (id, n) returning id
     )
     insert into lessons_module_lnk (lesson_id, module_id) select lesson.id, $3 from lesson`,
    [lessonIds, videoId, rows[0]?.module]
  );
  return { courseId, lessonIds, videoId };
}
