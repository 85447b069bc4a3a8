import type { Knex } from 'knex';
import type { DayFigures, Overview } from '../../../../contract/admin.ts';
import { ask, toInstant } from './query.ts';

/** Until when the figures hold all that was reported; `null` while they are made for the first time. */
export async function findAsOf({ db }: { db: Knex }): Promise<string | null> {
  const [row] = await ask<{ asOf: unknown }>(
    db,
    `select least(looked_at, (select min(refreshed_at) from learning.figure_groups where is_stale)) as "asOf" from learning.figure_state`
  );
  return toInstant(row?.asOf);
}

/** Each of the last `days` days of UTC, oldest first, those without anything too. */
export async function listDays({ db, days }: { db: Knex; days: number }): Promise<DayFigures[]> {
  return ask<DayFigures>(
    db,
    `with since as (
       select cast(now() at time zone 'UTC' as date) - (cast(:days as integer) - 1) as day
     ), registered as (
       select cast(joined_at at time zone 'UTC' as date) as day, count(*) as learners
         from learning.learner_figures
        where joined_at >= (select cast(day as timestamp) at time zone 'UTC' from since)
        group by 1
     ), completed as (
       select day, sum(completions) as lessons from learning.completion_days where day >= (select day from since) group by day
     )
     select to_char(d.day, 'YYYY-MM-DD') as day, cast(coalesce(r.learners, 0) as integer) as registered,
            cast(coalesce(a.learners, 0) as integer) as active, cast(coalesce(c.lessons, 0) as integer) as completions
       from (select (select day from since) + n as day from generate_series(0, cast(:days as integer) - 1) as n) d
       left join registered r on r.day = d.day
       left join learning.active_days a on a.day = d.day
       left join completed c on c.day = d.day
      order by d.day`,
    { days }
  );
}

/** A week is seven days of 24 hours until now, a month thirty; completions count days of UTC, today being one. */
export async function findTotals({ db }: { db: Knex }): Promise<Overview['totals']> {
  const [row] = await ask<Overview['totals']>(
    db,
    `with recent as (
       select sum(completions) as month, sum(completions) filter (where day > cast(now() at time zone 'UTC' as date) - 7) as week
         from learning.completion_days where day > cast(now() at time zone 'UTC' as date) - 30
     )
     select (select cast(count(*) as integer) from learning.learner_figures) as learners,
            (select cast(count(*) as integer) from learning.learner_figures where last_active_at > now() - interval '7 days') as "activeWeek",
            (select cast(count(*) as integer) from learning.learner_figures where last_active_at > now() - interval '30 days') as "activeMonth",
            cast(coalesce(recent.week, 0) as integer) as "completionsWeek",
            cast(coalesce(recent.month, 0) as integer) as "completionsMonth"
       from recent`
  );
  if (!row) throw new Error('An aggregate without a row');
  return row;
}
