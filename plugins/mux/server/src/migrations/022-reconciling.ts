import type { Migration } from '@diamond/kit';

export const reconciling: Migration = {
  name: '022-reconciling',
  up: async (trx) => {
    // `listed_at`: when Mux's own list last had the film. `suspected_at`: since when it should have been there and was not.
    await trx.raw(`
      alter table mux.videos
        add column listed_at timestamptz,
        add column suspected_at timestamptz`);
    await trx.raw(`drop index mux.videos_unsettled`);
    await trx.raw(`
      create index videos_unsettled on mux.videos (next_check_at)
       where status in ('waiting', 'preparing', 'errored') or suspected_at is not null`);
    await trx.raw(`create index videos_public on mux.videos (checked_at) where is_public and status <> 'deleted'`);

    // What all processes together may ask of Mux in one window, and until when none of them may.
    await trx.raw(`
      create table mux.budgets (
        name text primary key,
        window_at timestamptz not null,
        spent integer not null,
        failures integer not null default 0,
        paused_until timestamptz
      )`);

    // One row: where the reading of Mux's whole list stands. `started_at` is null between two readings.
    await trx.raw(`
      create table mux.sweeps (
        name text primary key,
        started_at timestamptz,
        cursor text,
        claimed_until timestamptz not null default now(),
        next_at timestamptz not null,
        finished_at timestamptz
      )`);
    await trx.raw(`
      insert into mux.sweeps (name, next_at) values
        ('assets', date_trunc('day', now() at time zone 'utc') at time zone 'utc' + interval '1 day 3 hours')`);
  },
};
