import type { Knex } from 'knex';
import { fitProgress } from '../../../domain/fit-progress.ts';
import { FILM_OF, PREFERRED_LOCALE } from './query.ts';

/** A statement that answers one value, as text, with what goes in the places of its question marks. */
export interface DeferredRead {
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

/**
 * Asks where learners stopped; for others to ask within a statement of their own.
 *
 * @param columns SQL, never of a request: what that statement calls the learner and the lesson
 */
export function askPosition(columns: { userId: string; lessonId: string }): DeferredRead {
  return {
    sql: `
      select json_build_array(p.position, p.duration, (
               select film.duration from lessons lesson join mux.videos film on ${FILM_OF}
                where lesson.document_id = p.lesson_id and lesson.published_at is not null
                order by (lesson.locale = ?) desc nulls last, lesson.id limit 1))
        from learning.progress p
       where p.user_id = ${columns.userId} and p.lesson_id = ${columns.lessonId}`,
    bindings: [PREFERRED_LOCALE],
  };
}

/** Where to resume, in seconds of the film the lesson has now; 0 for one never begun. */
export function readPosition(answer: string | null): number {
  if (answer === null) return 0;
  const [position, duration, film] = JSON.parse(answer) as [number, number, number | null];
  return fitProgress({ progress: { position, watched: [], duration }, to: film }).position;
}

export async function findPosition({
  db,
  userId,
  lessonId,
}: {
  db: Knex;
  userId: number;
  lessonId: string;
}): Promise<number> {
  const { sql, bindings } = askPosition({ userId: '?::integer', lessonId: '?::text' });
  const { rows } = await db.raw<{ rows: { answer: string | null }[] }>(`select (${sql})::text as answer`, [
    ...bindings,
    userId,
    lessonId,
  ]);
  return readPosition(rows[0]?.answer ?? null);
}
