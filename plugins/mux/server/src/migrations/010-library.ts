import type { Migration } from '@diamond/kit';

export const library: Migration = {
  name: '010-library',
  up: async (trx) => {
    // A title is searched for by any part of it.
    await trx.raw(`create extension if not exists pg_trgm`);
    // A row with `replaces` is a take: a film behind the one that is on. Without `kept_until` it is the next one, with it
    // one that was on before.
    await trx.raw(`
      alter table mux.videos
        add column replaces uuid references mux.videos (id),
        add column kept_until timestamptz,
        add column deleting_at timestamptz,
        add column chapters jsonb not null default '[]',
        add column file_name text,
        add column file_size double precision,
        add column file_modified double precision,
        add column upload_url text,
        add column upload_expires_at timestamptz,
        add column width integer,
        add column height integer,
        add column input_notes jsonb not null default '[]',
        add column caption_count integer not null default 0,
        add column poster_time double precision,
        add column is_public boolean not null default false,
        add column master_asked_at timestamptz`);
    // Two rows trade their films in one statement: uniqueness holds when it ends, not row by row.
    for (const column of ['upload_id', 'asset_id', 'playback_id']) {
      await trx.raw(`alter table mux.videos drop constraint videos_${column}_key`);
      await trx.raw(`alter table mux.videos add constraint videos_${column}_key unique (${column}) deferrable`);
    }
    await trx.raw(`create index videos_by_title on mux.videos using gin (title gin_trgm_ops) where replaces is null`);
    await trx.raw(`create index videos_takes on mux.videos (replaces) where replaces is not null`);
    await trx.raw(
      `create unique index videos_next on mux.videos (replaces) where replaces is not null and kept_until is null`
    );
    await trx.raw(`create index videos_unsent on mux.videos (created_by, created_at) where upload_url is not null`);

    await trx.raw(`
      create table mux.settings (
        id integer primary key default 1 check (id = 1),
        min_duration double precision check (min_duration >= 0),
        max_duration double precision check (max_duration >= 0),
        min_resolution integer,
        are_captions_required boolean not null default false,
        keep_days integer not null default 30 check (keep_days between 1 and 365),
        is_public_removed boolean not null default false,
        updated_at timestamptz not null default now()
      )`);
    await trx.raw(`insert into mux.settings default values`);

    // The text of captions an editor gave. `supersedes` is the track whose place this one takes once it is ready;
    // `fetch_hash` is of the secret in the address from which Mux fetches the text.
    await trx.raw(`
      create table mux.captions (
        id uuid primary key,
        asset_id text not null,
        track_id text unique,
        supersedes text,
        language text not null,
        name text not null,
        vtt text not null,
        fetch_hash text not null unique,
        fetch_until timestamptz not null,
        created_at timestamptz not null default now()
      )`);
    await trx.raw(`create index captions_of_asset on mux.captions (asset_id)`);
    await trx.raw(`create index captions_changing on mux.captions (created_at) where supersedes is not null`);

    // What people and the school did; what Mux said is in `events`. No foreign key: it outlives the video.
    await trx.raw(`
      create table mux.actions (
        id bigint generated always as identity primary key,
        video_id uuid not null,
        action text not null,
        details jsonb not null default '{}',
        admin_id integer,
        at timestamptz not null default now()
      )`);
    await trx.raw(`create index actions_of_video on mux.actions (video_id, at)`);
  },
};
