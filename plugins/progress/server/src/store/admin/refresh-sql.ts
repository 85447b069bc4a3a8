import { COURSE_LESSONS } from './query.ts';

/** Sittings older than this are not looked at to find who has news; the hourly round finds what they bring. */
const LONGEST_SITTING = '12 hours';

/** A report that was being written while a group was refreshed may be missing from it. */
const WRITING_TIME = '10 seconds';

/** Words as they are searched for: small letters, no accents. */
export const IDENTITY = `
  lower(unaccent(concat_ws(' ', u.first_name, u.last_name, u.email))) as search,
  lower(unaccent(concat_ws(' ', nullif(u.last_name, ''), nullif(u.first_name, ''), u.email))) as name`;

export const FIND_GROUPS = `
  insert into learning.figure_groups (id)
  select distinct u.id / :size from up_users u
  on conflict do nothing`;

export const FIND_NEWS = `
  update learning.figure_groups g set is_stale = true
   where not g.is_stale
     and g.id in (select s.user_id / :size
                    from learning.sessions s
                    join learning.figure_groups known on known.id = s.user_id / :size
                   where s.started_at > now() - interval '${LONGEST_SITTING}'
                     and s.last_seen_at > known.refreshed_at - interval '${WRITING_TIME}')`;

export const COUNT_ACTIVE_DAYS = `
  insert into learning.active_days (day, learners, sittings)
  select cast(started_at at time zone 'UTC' as date), count(distinct user_id), count(*)
    from learning.sessions
   where started_at >= coalesce((select cast(max(day) - 1 as timestamp) at time zone 'UTC' from learning.active_days), '-infinity')
   group by 1
  on conflict (day) do update set learners = excluded.learners, sittings = excluded.sittings`;

export const CLAIM_GROUP = `
  update learning.figure_groups set is_stale = false, refreshed_at = now()
   where id = (select id from learning.figure_groups
                where (is_stale and refreshed_at <= now() - make_interval(secs => :pause))
                   or refreshed_at < now() - make_interval(secs => :atLatest)
                order by refreshed_at, id
                limit 1 for update skip locked)
  returning id`;

export const REFRESH_LEARNERS = `
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
export const REFRESH_LESSONS = `
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

export const REFRESH_COURSES = `
  with ${COURSE_LESSONS}, mine as (
    select c.course_id, count(p.completed_at) as done, min(c.lessons) as lessons
      from learning.progress p
      join course_lesson c on c.lesson_id = p.lesson_id
     where p.user_id between :first and :last
     group by p.user_id, c.course_id
  )
  insert into learning.course_figures (course_id, group_id, begun, finished)
  select course_id, :group, count(*), count(*) filter (where done >= lessons) from mine group by course_id`;

export const REFRESH_COMPLETIONS = `
  insert into learning.completion_days (day, group_id, completions)
  select cast(completed_at at time zone 'UTC' as date), :group, count(*)
    from learning.progress
   where user_id between :first and :last and completed_at is not null
   group by 1`;
