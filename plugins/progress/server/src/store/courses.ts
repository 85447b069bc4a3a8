import type { Knex } from 'knex';
import type { ProgressTexts } from '../../../domain/write-course.ts';
import { askPrepared } from './query.ts';

/**
 * One text a learner, a line a lesson, its fields as `ProgressTexts` has them, apart by spaces: a row and a value each cost
 * the driver more than Postgres has of finding them.
 */
const FIND_PROGRESS = `
  select user_id,
         string_agg(concat_ws(' ', lesson_id, position, watched, duration, coalesce(completed_by, '-'), updated_at at time zone 'UTC'), e'\\n') as lines
    from learning.progress
   where user_id = any (cast(:userIds as int[])) and lesson_id = any (cast(:lessonIds as text[]))
   group by user_id`;

/**
 * What these learners did in these lessons, by learner and lesson; a learner who did nothing is not in it.
 *
 * @param lessonIds as `formatIds` writes them, once for all who ask
 */
export async function findProgressTexts({
  db,
  userIds,
  lessonIds,
}: {
  db: Knex;
  userIds: readonly number[];
  lessonIds: string;
}): Promise<Map<number, Map<string, ProgressTexts>>> {
  const rows = await askPrepared(db, 'course-progress', FIND_PROGRESS, { userIds, lessonIds });
  return new Map(rows.map(({ user_id: userId, lines }) => [Number(userId), readLines(String(lines))]));
}

/** A list of ids as Postgres reads a `text[]`. */
export function formatIds(ids: readonly string[]): string {
  return `{${ids.map((id) => `"${id.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function readLines(lines: string): Map<string, ProgressTexts> {
  const progress = new Map<string, ProgressTexts>();
  for (const line of lines.split('\n')) {
    const texts = line.split(' ') as unknown as ProgressTexts;
    progress.set(texts[0], texts);
  }
  return progress;
}
