import { MAX_SPEED } from '../../../contract/index.ts';
import { SAME_FILM } from '../../../domain/fit-progress.ts';
import { MOST_SESSIONS, TOLERANCE } from '../../../domain/plausibility.ts';
import { FILM_OF, PROGRESS_COLUMNS } from './query.ts';

/**
 * A sum over the parts of a set, quick where the set is one stretch, as it mostly is: taking a set apart costs many times the sum.
 *
 * @param of what is summed up, of a range or of a set that is one
 */
const sumUp = (ranges: string, of: (range: string) => string): string => `
  case when isempty(${ranges}) then 0
       when ${ranges} = multirange(range_merge(${ranges})) then ${of(ranges)}
       else (select sum(${of('part')}) from unnest(${ranges}) as part) end`;

/** Seconds of a set of seconds. */
const count = (ranges: string): string => sumUp(ranges, (range) => `upper(${range}) - lower(${range})`);

/** Seconds of a lesson that may count, all reports together, where pages were open for so long: time passes once. */
const allow = (presence: string): string =>
  `floor(${sumUp(presence, (range) => `extract(epoch from upper(${range}) - lower(${range}))`)} * ${MAX_SPEED})::int + ${TOLERANCE}`;

/** As many of these seconds as are allowed, the earliest of the film. */
const cutOff = ({ ranges, allowed }: { ranges: string; allowed: string }): string => `
  coalesce((
    select range_agg(int4range(lower(part), least(upper(part), lower(part) + ${allowed} - before)))
      from (select part, (sum(upper(part) - lower(part)) over (order by part))::int - (upper(part) - lower(part)) as before
              from unnest(${ranges}) as part) as stretch
     where before < ${allowed}), '{}')`;

/**
 * As `fitProgress` in the domain: what was watched in a film of another length, in seconds of this one. Only where this is
 * the film there is now: a process that has not heard of a replacement yet must not turn it back. That is looked up only
 * where lengths differ: `null` where they do not.
 */
const IS_FILM_OF_NOW = `
  case when known.duration > 0 and excluded.duration > 0 and abs(excluded.duration - known.duration) > ${SAME_FILM} * known.duration
    then excluded.duration = coalesce((
      select film.duration from lessons lesson join mux.videos film on ${FILM_OF}
       where lesson.document_id = excluded.lesson_id and lesson.published_at is not null limit 1), excluded.duration) end`;
const FILM_LENGTH = 'greatest(1, floor(excluded.duration + 0.5)::int)';
const scale = (second: string): string =>
  `least(floor(${second} * excluded.duration / known.duration + 0.5), ${FILM_LENGTH})::int`;
const SCALED_WATCHED = `
  coalesce((select range_agg(int4range(${scale('lower(part)')}, ${scale('upper(part)')})) from unnest(known.watched) as part), '{}')`;

/**
 * The newest report of the newest session wins, whatever order the two arrive in; alike ones are settled by position. A row
 * made by hand has no session.
 */
const IS_NEWER = `(known.session_order is null
  or (excluded.session_order, excluded.session_sent_at, excluded.position) >= (known.session_order, known.session_sent_at, base.position))`;

/**
 * The claim joins what is known. Of its new seconds so many count as the time allows in which pages were open, all
 * sittings together, less what was counted before. Once that covers the film, presence need not grow.
 *
 * Done stays done. Otherwise the film makes it done when enough different seconds of it count; one that was undone by
 * hand, only when this very report brings a new second. A report of a film that is not there any more makes nothing done.
 *
 * What is inserted has the claim in two: what would count if nothing were known (`watched`) and the rest (`surplus`).
 *
 * Each step is one select, held apart by `offset 0`: a row that were asked for twice would be worked out twice.
 */
const MERGE_KNOWN = `
  select case when verdict.is_newer then excluded.position else base.position end,
         case when verdict.is_newer then excluded.session_id else known.session_id end,
         case when verdict.is_newer then excluded.session_order else known.session_order end,
         case when verdict.is_newer then excluded.session_sent_at else known.session_sent_at end,
         base.watched + taken.ranges,
         known.credited + least(fresh.seconds, allowed.seconds),
         presence.ranges,
         known.surplus + excluded.watched + excluded.surplus - (base.watched + taken.ranges),
         case when film.is_of_now is false then known.duration else excluded.duration end,
         case when film.is_of_now is false then known.seconds_to_complete else excluded.seconds_to_complete end,
         case when known.completed_at is not null then known.completed_at when verdict.is_done then now() end,
         case when known.completed_at is not null then known.completed_by when verdict.is_done then 'film' end,
         case when not verdict.is_done then known.reopened_at end
    from (select ${IS_FILM_OF_NOW} as is_of_now offset 0) as film
    cross join lateral (
      select case when film.is_of_now then ${SCALED_WATCHED} else known.watched end as watched,
             case when film.is_of_now then least(known.position * excluded.duration / known.duration, excluded.duration)
               else known.position end as position offset 0) as base
    cross join lateral (select excluded.watched + excluded.surplus - base.watched as ranges offset 0) as new
    cross join lateral (select new.ranges, ${count('new.ranges')} as seconds offset 0) as fresh
    cross join lateral (
      select case when ${allow('known.presence')} - known.credited >= ${FILM_LENGTH}
               then known.presence else known.presence + excluded.presence end as ranges offset 0) as presence
    cross join lateral (select greatest(0, ${allow('presence.ranges')} - known.credited) as seconds offset 0) as allowed
    cross join lateral (
      select case when fresh.seconds <= allowed.seconds then fresh.ranges
               else ${cutOff({ ranges: 'fresh.ranges', allowed: 'allowed.seconds' })} end as ranges offset 0) as taken
    cross join lateral (
      select (base.watched + taken.ranges) * int4multirange(int4range(0, ${FILM_LENGTH})) as ranges offset 0) as counted
    cross join lateral (
      -- Counted only where there is room for so many, which is near the end.
      select case when upper(counted.ranges) - lower(counted.ranges) < excluded.seconds_to_complete then false
               else coalesce(${count('counted.ranges')} >= excluded.seconds_to_complete, false) end
             and film.is_of_now is not false
             and (known.reopened_at is null or least(fresh.seconds, allowed.seconds) > 0) as is_done,
             ${IS_NEWER} as is_newer
      offset 0) as verdict`;

/**
 * Merges reports, no two of one learner and lesson, in one statement: parallel first reports make one row, and reports
 * that come late, twice or out of order end in the same watched seconds and the same position.
 *
 * A report is left out when its learner is gone or forgotten, or began too many sittings with the lesson within a day.
 * Rows are written in the order of their keys, first all sessions, then all progress, so that no two of these
 * statements wait for each other.
 */
export const MERGE_REPORTS = `
  with report as (
    select told.*, cast(told.watched_text as int4multirange) as watched
      from unnest(cast(:userIds as int[]), cast(:lessonIds as text[]), cast(:sessionIds as uuid[]), cast(:sentAts as timestamptz[]),
                  cast(:openedAts as timestamptz[]), cast(:userAgents as text[]), cast(:positions as float8[]), cast(:watched as text[]),
                  cast(:durations as float8[]), cast(:secondsToComplete as int[]))
        as told (user_id, lesson_id, session_id, sent_at, opened_at, user_agent, position, watched_text, duration, seconds_to_complete)
  ), session as (
    insert into learning.sessions as known (user_id, lesson_id, id, opened_at, sent_at, position, user_agent)
    select report.user_id, report.lesson_id, session_id, least(report.opened_at, now()), report.sent_at, report.position, report.user_agent
      from report
     where (select true from up_users where up_users.id = report.user_id limit 1)
       and not exists (select from learning.forgotten where forgotten.user_id = report.user_id)
       -- Looked up one by one, whatever the planner believes of the tables' sizes when it plans this once for long.
       and coalesce(
             (select true from learning.sessions as mine
               where mine.user_id = report.user_id and mine.lesson_id = report.lesson_id and mine.id = report.session_id limit 1),
             (select count(*) from learning.sessions as mine
               where mine.user_id = report.user_id and mine.lesson_id = report.lesson_id
                 and mine.started_at > now() - interval '1 day') < ${MOST_SESSIONS})
     order by report.user_id, report.lesson_id
    on conflict (user_id, lesson_id, id) do update set
      last_seen_at = now(),
      opened_at = least(known.opened_at, excluded.opened_at),
      position = case when (excluded.sent_at, excluded.position) >= (known.sent_at, known.position) then excluded.position else known.position end,
      sent_at = greatest(known.sent_at, excluded.sent_at)
    returning user_id, lesson_id, id, ordinal, opened_at
  )
  insert into learning.progress as known
    (user_id, lesson_id, position, watched, credited, presence, surplus, duration, seconds_to_complete, completed_at, completed_by,
     session_id, session_order, session_sent_at)
  select report.user_id, report.lesson_id, report.position, taken.ranges, taken_seconds.seconds, presence.ranges,
         report.watched - taken.ranges, report.duration, report.seconds_to_complete,
         case when taken_seconds.seconds >= report.seconds_to_complete then now() end,
         case when taken_seconds.seconds >= report.seconds_to_complete then 'film' end,
         session.id, session.ordinal, report.sent_at
    from report
    join session on session.user_id = report.user_id and session.lesson_id = report.lesson_id
    cross join lateral (select tstzmultirange(tstzrange(session.opened_at, now())) as ranges) as presence
    cross join lateral (select ${count('report.watched')} as seconds offset 0) as claimed
    cross join lateral (select ${allow('presence.ranges')} as seconds offset 0) as allowed
    cross join lateral (
      select case when claimed.seconds <= allowed.seconds then report.watched
               else ${cutOff({ ranges: 'report.watched', allowed: 'allowed.seconds' })} end as ranges offset 0) as taken
    cross join lateral (select least(claimed.seconds, allowed.seconds) as seconds) as taken_seconds
   order by report.user_id, report.lesson_id
  on conflict (user_id, lesson_id) do update set
    (position, session_id, session_order, session_sent_at, watched, credited, presence, surplus, duration, seconds_to_complete,
     completed_at, completed_by, reopened_at) = (${MERGE_KNOWN}),
    updated_at = greatest(known.updated_at, excluded.updated_at)
  returning user_id, ${PROGRESS_COLUMNS}, lesson_id`;
