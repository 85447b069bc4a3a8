import type { Migration } from '@diamond/kit';

export const streamsAndMints: Migration = {
  name: '021-streams-and-mints',
  up: async (trx) => {
    // Unlogged: what they hold is worth minutes, and a crash that empties them is forgiving, not wrong. Rows are updated in
    // place (no index on what changes), so that the beats of an evening leave no dead rows behind.
    await trx.raw(`
      create unlogged table mux.streams (
        user_id integer not null,
        session uuid not null,
        lesson_id text not null,
        started_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        ended_at timestamptz,
        primary key (user_id, session)
      ) with (fillfactor = 70)`);
    await trx.raw(`
      create unlogged table mux.mints (
        key text primary key,
        tokens double precision not null,
        at timestamptz not null
      ) with (fillfactor = 70)`);
  },
};
