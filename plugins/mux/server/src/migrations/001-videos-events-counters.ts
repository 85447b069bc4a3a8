import type { Migration } from '@diamond/kit';

export const videosEventsCounters: Migration = {
  name: '001-videos-events-counters',
  up: async (trx) => {
    // `truth` is what is known and merges (domain/truth.ts); the columns before it are read from it, to be asked for.
    await trx.raw(`
      create table mux.videos (
        id uuid primary key,
        title text not null,
        status text not null
          check (status in ('waiting', 'preparing', 'timed_out', 'cancelled', 'errored', 'ready', 'deleted')),
        upload_id text unique,
        asset_id text unique,
        playback_id text unique,
        duration double precision check (duration >= 0),
        aspect_ratio text,
        resolution text,
        tracks jsonb not null default '[]',
        error jsonb,
        truth jsonb not null,
        created_by integer,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        settled_at timestamptz,
        checks integer not null default 0,
        checked_at timestamptz,
        next_check_at timestamptz not null default now() + interval '20 seconds'
      )`);
    await trx.raw(`create index videos_newest on mux.videos (created_at desc, id)`);
    await trx.raw(
      `create index videos_unsettled on mux.videos (next_check_at) where status in ('waiting', 'preparing')`
    );
    // No foreign key: an event outlives the video it was about.
    await trx.raw(`
      create table mux.events (
        id text primary key,
        type text not null,
        object_id text,
        video_id uuid,
        payload jsonb not null,
        occurred_at timestamptz,
        received_at timestamptz not null default now(),
        applied_at timestamptz,
        outcome text not null default 'kept' check (outcome in ('applied', 'unchanged', 'kept'))
      )`);
    await trx.raw(`create index events_of_video on mux.events (video_id, occurred_at) where video_id is not null`);
    await trx.raw(`
      create table mux.counters (
        name text primary key,
        count bigint not null,
        last_at timestamptz not null
      )`);
  },
};
