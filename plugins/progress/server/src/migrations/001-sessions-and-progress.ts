import type { Migration } from '@diamond/kit';

/**
 * Both tables are written every few seconds for every learner who watches: `fillfactor` 70 and no index on a column that
 * changes let Postgres update rows in place (HOT).
 *
 * Both refer to Strapi's users, so that a deleted learner's rows go with the account and a late report cannot bring one
 * back. Strapi's schema sync looks at references within its own schema only, and at its own tables.
 */
export const sessionsAndProgress: Migration = {
  name: '001-sessions-and-progress',
  up: async (trx) => {
    await trx.raw(`
      create table learning.sessions (
        user_id integer not null references up_users (id) on delete cascade,
        lesson_id text not null,
        id uuid not null,
        ordinal bigint not null generated always as identity,
        started_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        sent_at timestamptz not null,
        position double precision not null,
        user_agent text,
        primary key (user_id, lesson_id, id)
      ) with (fillfactor = 70)`);
    await trx.raw(`
      comment on column learning.sessions.ordinal is
        'The order in which the server first heard of sessions. A sequence, since clocks may be set back'`);
    await trx.raw(`
      create table learning.progress (
        user_id integer not null references up_users (id) on delete cascade,
        lesson_id text not null,
        position double precision not null,
        watched int4multirange not null default '{}',
        duration double precision not null,
        completed_at timestamptz,
        completed_by text check (completed_by in ('film', 'learner', 'editor')),
        session_id uuid,
        session_order bigint,
        session_sent_at timestamptz,
        updated_at timestamptz not null default now(),
        primary key (user_id, lesson_id),
        check ((completed_at is null) = (completed_by is null))
      ) with (fillfactor = 70)`);
    await trx.raw(`
      comment on table learning.progress is
        'One row a learner and lesson (document id). session_*: the report that position is from'`);
  },
};
