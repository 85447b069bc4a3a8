import type { Knex } from 'knex';
import type { CourseAccess } from '../../../contract/index.ts';
import { all, first, PREFERRED_LOCALE, toPattern } from './query.ts';

/** The row an admin knows a course by: the draft, in English where there is one. */
export const KNOWN_ROW = '(c.locale = ?) desc nulls last, (c.published_at is null) desc, c.id';

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
