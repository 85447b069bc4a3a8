import type { Knex } from 'knex';
import type { EventState, EventView } from '../../../contract/index.ts';
import { ask, toIso } from './query.ts';

/** Writes down how an event went; a later try of the same job replaces it. Nothing is kept of who is gone. */
export async function writeEvent({
  db,
  jobId,
  userId,
  event,
  courseId,
  state,
  tries,
  message,
}: {
  db: Knex;
  jobId: string;
  userId: number;
  event: EventView['event'];
  courseId: string | null;
  state: EventState;
  tries: number;
  message: string | null;
}): Promise<void> {
  await ask(
    db,
    `insert into crm.events (job_id, user_id, event, course_id, state, tries, message)
     select :jobId, id, :event, :courseId, :state, :tries, :message from up_users where id = :userId
     on conflict (job_id) do update set
       state = excluded.state, tries = excluded.tries, message = excluded.message, at = now()`,
    { jobId, userId, event, courseId, state, tries, message }
  );
}

export async function listEvents({
  db,
  userId,
  state,
  limit,
  offset,
}: {
  db: Knex;
  userId: number | null;
  state: EventState | null;
  limit: number;
  offset: number;
}): Promise<{ events: EventView[]; total: number }> {
  const where = `where (:userId::int is null or e.user_id = :userId) and (:state::text is null or e.state = :state)`;
  const rows = await ask<Omit<EventView, 'at'> & { at: Date; total: number }>(
    db,
    `select e.job_id as "jobId", e.user_id as "userId", nullif(concat_ws(' ', u.first_name, u.last_name), '') as learner,
            c.contact_id as "contactId", e.event, e.course_id as "courseId", e.state, e.tries, e.message, e.at, count(*) over ()::int as total
       from crm.events e join up_users u on u.id = e.user_id
       left join crm.contacts c on c.user_id = e.user_id ${where}
      order by e.at desc, e.job_id limit :limit offset :offset`,
    { userId, state, limit, offset }
  );
  return {
    events: rows.map(({ total: _, ...row }) => ({ ...row, at: toIso(row.at) ?? '' })),
    total: rows[0]?.total ?? 0,
  };
}

/** Forgets events that ended well, more than so many days ago. */
export async function forgetEvents({ db, days }: { db: Knex; days: number }): Promise<void> {
  await ask(
    db,
    `delete from crm.events where state in ('done', 'skipped') and at < now() - make_interval(days => :days)`,
    { days }
  );
}
