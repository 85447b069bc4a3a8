import type { Migration } from '@diamond/kit';

/** What comes in: the rules, the calls that were taken, what is known by them, and what was given because of it. */
export const inbound: Migration = {
  name: '201-inbound',
  up: async (trx) => {
    await trx.raw(`
      create table crm.inbound_rules (
        id boolean primary key default true check (id),
        version integer not null,
        rules jsonb not null,
        changed_at timestamptz not null default now()
      )`);

    await trx.raw(`
      create table crm.inbound_calls (
        call_id text primary key,
        id bigint generated always as identity unique,
        at timestamptz not null default now(),
        proven_by text not null check (proven_by in ('secret', 'signature')),
        contact_id text,
        user_id integer,
        outcome text not null check (outcome in ('done', 'nothing', 'late')),
        effects text[] not null default '{}'
      )`);
    await trx.raw(`create index inbound_calls_by_time on crm.inbound_calls (at)`);
    await trx.raw(
      `comment on table crm.inbound_calls is 'Each call once. Nothing of what it said about a person is kept'`
    );

    await trx.raw(`
      create table crm.inbound_signals (
        user_id integer not null references up_users (id) on delete cascade,
        kind text not null check (kind in ('tag', 'workflow')),
        name text not null,
        is_present boolean not null,
        at timestamptz not null,
        primary key (user_id, kind, name)
      )`);

    await trx.raw(`
      create table crm.inbound_gifts (
        user_id integer not null references up_users (id) on delete cascade,
        kind text not null,
        name text not null,
        scope text not null check (scope in ('membership', 'course')),
        course_id text,
        grant_id text not null,
        is_ours boolean not null,
        unique nulls not distinct (user_id, kind, name, scope, course_id)
      )`);
    await trx.raw(
      `comment on column crm.inbound_gifts.is_ours is 'False: the learner had it already, and it is not ours to take back'`
    );
  },
};
