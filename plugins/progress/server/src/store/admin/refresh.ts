import type { Knex } from 'knex';
import { HEAT_PARTS } from '../../../../contract/admin.ts';
import { ask, COURSE_LESSONS, PREFERRED_LOCALE, zone } from './query.ts';

/** Learners to a group, by id. Changing it needs the figures' tables to be emptied. */
export const GROUP_SIZE = 500;

/** Sittings older than this are not looked at to find who has news; the hourly round finds what they bring. */
const LONGEST_SITTING = '12 hours';

/** A report that was being written while a group was refreshed may be missing from it. */
const WRITING_TIME = '10 seconds';

/** Words as they are searched for: small letters, no accents. */
export const IDENTITY = `
  lower(unaccent(concat_ws(' ', u.first_name, u.last_name, u.email))) as search,
  lower(unaccent(concat_ws(' ', nullif(u.last_name, ''), nullif(u.first_name, ''), u.email))) as name`;

const FIND_GROUPS = `
  insert into learning.figure_groups (id)
  select distinct u.id / :size from up_users u
  on conflict do nothing`;

const FIND_NEWS = `
  update learning.figure_groups g set is_stale = true
   where not g.is_stale
     and g.id in (select s.user_id / :size
                    from learning.sessions s
                    join learning.figure_groups known on known.id = s.user_id / :size
                   where s.started_at > now() - interval '${LONGEST_SITTING}'
                     and s.last_seen_at > known.refreshed_at - interval '${WRITING_TIME}')`;

const COUNT_ACTIVE_DAYS = `
  insert into learning.active_days (day, learners, sittings)
  select cast(started_at at time zone 'UTC' as date), count(distinct user_id), count(*)
    from learning.sessions
   where started_at >= coalesce((select cast(max(day) - 1 as timestamp) at time zone 'UTC' from learning.active_days), '-infinity')
   group by 1
  on conflict (day) do update set learners = excluded.learners, sittings = excluded.sittings`;

const CLAIM_GROUP = `
  update learning.figure_groups set is_stale = false, refreshed_at = now()
   where id = (select id from learning.figure_groups
                where (is_stale and refreshed_at <= now() - make_interval(secs => :pause))
                   or refreshed_at < now() - make_interval(secs => :atLatest)
                order by refreshed_at, id
                limit 1 for update skip locked)
  returning id`;

const REFRESH_LEARNERS = `
  insert into learning.learner_figures as known
    (user_id, search, name, joined_at, last_active_at, lessons_begun, lessons_done, seconds_watched)
  select u.id, ${IDENTITY}, u.created_at at time zone :zone,
         coalesce(max(p.updated_at), '-infinity'), count(p.lesson_id), count(p.completed_at), coalesce(sum(w.seconds), 0)
    from up_users u
    left join learning.progress p on p.user_id = u.id
    left join lateral (select sum(upper(part) - lower(part)) as seconds from unnest(p.watched) as part) w on true
   where u.id between :first and :last
   group by u.id
  on conflict (user_id) do update set
    search = excluded.search, name = excluded.name, joined_at = excluded.joined_at, last_active_at = excluded.last_active_at,
    lessons_begun = excluded.lessons_begun, lessons_done = excluded.lessons_done, seconds_watched = excluded.seconds_watched
   where known.* is distinct from excluded.*`;

/**
 * The heat of a film: where ranges begin, one more learner watches; where they end, one fewer. Between two such places
 * the number stands still, and each part of the film gets its share of that stretch.
 */
const REFRESH_LESSONS = `
  with ${COURSE_LESSONS}, mine as materialized (
    select p.user_id, p.lesson_id, p.watched, p.duration, p.completed_at, p.updated_at
      from learning.progress p where p.user_id between :first and :last
  ), furthest as (
    select distinct on (mine.user_id, c.course_id)
           c.lesson_id, c.lessons, count(mine.completed_at) over (partition by mine.user_id, c.course_id) as done
      from mine join course_lesson c on c.lesson_id = mine.lesson_id
     order by mine.user_id, c.course_id, c.place desc
  ), stopped as (
    select lesson_id, count(*) as learners from furthest where done < lessons group by lesson_id
  ), piece as (
    select mine.lesson_id, least(lower(part) * :parts / mine.duration, :parts) as since, least(upper(part) * :parts / mine.duration, :parts) as until
      from mine, unnest(mine.watched) as part
     where mine.duration > 0
  ), step as (
    select lesson_id, at, sum(change) as change
      from (select lesson_id, since as at, 1 as change from piece union all select lesson_id, until, -1 from piece) as steps
     group by lesson_id, at
  ), stretch as (
    select lesson_id, at as since, lead(at) over w as until, sum(change) over w as learners
      from step window w as (partition by lesson_id order by at)
  ), part as (
    select lesson_id, number, sum(learners * (least(until, number + 1) - greatest(since, number))) as heat
      from stretch, generate_series(cast(floor(since) as integer), cast(ceil(until) as integer) - 1) as number
     where learners > 0
     group by lesson_id, number
  ), film as (
    select lesson_id, array_agg(cast(coalesce(part.heat, 0) as real) order by number) as heat
      from (select distinct lesson_id from mine) as lesson
      cross join generate_series(0, :parts - 1) as number
      left join part using (lesson_id, number)
     group by lesson_id
  ), counted as (
    select mine.lesson_id, count(*) as begun, count(mine.completed_at) as done, coalesce(sum(w.seconds), 0) as seconds,
           (array_agg(mine.duration order by mine.updated_at desc))[1] as duration
      from mine
      left join lateral (select sum(upper(part) - lower(part)) as seconds from unnest(mine.watched) as part) w on true
     group by mine.lesson_id
  )
  insert into learning.lesson_figures (lesson_id, group_id, begun, done, stopped, seconds_watched, duration, heat)
  select counted.lesson_id, :group, counted.begun, counted.done, coalesce(stopped.learners, 0), counted.seconds, counted.duration, film.heat
    from counted
    join film using (lesson_id)
    left join stopped using (lesson_id)`;

const REFRESH_COURSES = `
  with ${COURSE_LESSONS}, mine as (
    select c.course_id, count(p.completed_at) as done, min(c.lessons) as lessons
      from learning.progress p
      join course_lesson c on c.lesson_id = p.lesson_id
     where p.user_id between :first and :last
     group by p.user_id, c.course_id
  )
  insert into learning.course_figures (course_id, group_id, begun, finished)
  select course_id, :group, count(*), count(*) filter (where done >= lessons) from mine group by course_id`;

const REFRESH_COMPLETIONS = `
  insert into learning.completion_days (day, group_id, completions)
  select cast(completed_at at time zone 'UTC' as date), :group, count(*)
    from learning.progress
   where user_id between :first and :last and completed_at is not null
   group by 1`;

const GROUP_TABLES = ['lesson_figures', 'course_figures', 'completion_days'] as const;

/**
 * Marks the groups that have news, and counts who was active today and yesterday. One process at a time: another that
 * comes meanwhile leaves it to the first.
 */
export async function lookForNews({ db }: { db: Knex }): Promise<void> {
  await db.transaction(async (trx) => {
    const [lock] = await ask<{ mine: boolean }>(
      trx,
      `select pg_try_advisory_xact_lock(hashtext('progress-figures')) as mine`
    );
    if (!lock?.mine) return;
    await ask(trx, FIND_GROUPS, { size: GROUP_SIZE });
    await ask(trx, FIND_NEWS, { size: GROUP_SIZE });
    await ask(trx, COUNT_ACTIVE_DAYS);
    await ask(trx, 'update learning.figure_state set looked_at = now()');
  });
}

/**
 * Makes the figures of the group that waits longest anew. Processes that do so at the same time take different groups.
 *
 * @param pause seconds that a group rests between two refreshes
 * @param atLatest seconds after which a group is refreshed even when nothing was heard of it
 * @returns the group's id, or `null` when none is due
 */
export async function refreshNextGroup({
  db,
  pause,
  atLatest,
}: {
  db: Knex;
  pause: number;
  atLatest: number;
}): Promise<number | null> {
  return db.transaction(async (trx) => {
    const [group] = await ask<{ id: number }>(trx, CLAIM_GROUP, { pause, atLatest });
    if (!group) return null;
    await refreshGroup({ trx, group: group.id });
    return group.id;
  });
}

/** Makes the figures of one learner's group anew, now: an editor who changed something wants to see it counted. */
export async function refreshGroupOf({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  const group = Math.floor(userId / GROUP_SIZE);
  await db.transaction(async (trx) => {
    await ask(
      trx,
      `insert into learning.figure_groups (id, is_stale, refreshed_at) values (:group, false, now())
       on conflict (id) do update set is_stale = false, refreshed_at = now()`,
      { group }
    );
    await refreshGroup({ trx, group });
  });
}

/** Leaves a learner's group to the next round. */
export async function markStale({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  await ask(
    db,
    `insert into learning.figure_groups (id) values (:group) on conflict (id) do update set is_stale = true`,
    { group: Math.floor(userId / GROUP_SIZE) }
  );
}

/** Makes a learner findable at once, by the name that is theirs now. */
export async function refreshIdentity({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  await ask(
    db,
    `insert into learning.learner_figures (user_id, search, name, joined_at)
     select u.id, ${IDENTITY}, u.created_at at time zone :zone from up_users u where u.id = :userId
     on conflict (user_id) do update set search = excluded.search, name = excluded.name`,
    { userId, zone: zone() }
  );
}

async function refreshGroup({ trx, group }: { trx: Knex; group: number }): Promise<void> {
  const values = { first: group * GROUP_SIZE, last: group * GROUP_SIZE + GROUP_SIZE - 1 };
  // Estimates are far above what there is, and compiling for them costs more than all the rest.
  await trx.raw('set local jit = off');
  for (const table of GROUP_TABLES) await trx.raw('delete from learning.?? where group_id = ?', [table, group]);
  await ask(trx, REFRESH_LEARNERS, { ...values, zone: zone() });
  await ask(trx, REFRESH_LESSONS, { ...values, group, parts: HEAT_PARTS, locale: PREFERRED_LOCALE });
  await ask(trx, REFRESH_COURSES, { ...values, group, locale: PREFERRED_LOCALE });
  await ask(trx, REFRESH_COMPLETIONS, { ...values, group });
}
