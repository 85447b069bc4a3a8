import type { Migration } from '@diamond/kit';

/** Settings, who is whom at GHL, what became of each event, what was reached, and the budget of requests. */
export const mirror: Migration = {
  name: '101-mirror',
  up: async (trx) => {
    await trx.raw(`
      create table crm.settings (
        id boolean primary key default true check (id),
        version integer not null,
        value jsonb not null,
        changed_at timestamptz not null default now()
      )`);

    // No reference to the account: after its end the row still says which contact has to go.
    await trx.raw(`
      create table crm.contacts (
        user_id integer primary key,
        contact_id text,
        email text,
        conflict_field text check (conflict_field in ('email', 'phone')),
        conflict_contact_id text,
        conflict_at timestamptz,
        told_at timestamptz,
        busy_by uuid,
        busy_until timestamptz not null default '-infinity'
      ) with (fillfactor = 70)`);
    await trx.raw(`create index contacts_in_conflict on crm.contacts (conflict_at) where conflict_field is not null`);
    await trx.raw(`create index contacts_by_contact on crm.contacts (contact_id) where contact_id is not null`);
    for (const [column, meaning] of [
      ['contact_id', 'At GHL; null while it is being made, or when GHL says it is gone'],
      [
        'email',
        'The address that was last told: by it a contact is found whose making was answered to a process that died',
      ],
      ['conflict_field', 'What GHL has on another contact as well'],
      ['busy_by', 'The job that has the contact in hand, until busy_until at the latest'],
    ])
      await trx.raw(`comment on column crm.contacts.${column} is '${meaning}'`);

    await trx.raw(`
      create table crm.events (
        job_id uuid primary key,
        user_id integer not null references up_users (id) on delete cascade,
        event text not null,
        course_id text,
        state text not null check (state in ('done', 'retrying', 'failed', 'skipped')),
        tries integer not null default 1,
        message text,
        at timestamptz not null default now()
      )`);
    await trx.raw(`create index events_of_learner on crm.events (user_id, at desc)`);
    await trx.raw(`create index events_by_time on crm.events (at desc)`);
    await trx.raw(`comment on column crm.events.message is 'GHL''s words or ours, with people masked'`);

    await trx.raw(`
      create table crm.milestones (
        user_id integer not null references up_users (id) on delete cascade,
        course_id text not null,
        event text not null,
        reached_at timestamptz not null default now(),
        primary key (user_id, course_id, event)
      )`);
    await trx.raw(`comment on table crm.milestones is 'Events of courses that were told already. stalled: since when'`);

    await trx.raw(`
      create table crm.gate (
        id boolean primary key default true check (id),
        burst integer not null default 25,
        interval_ms integer not null default 10000,
        tokens double precision not null default 1,
        filled_at timestamptz not null default now(),
        daily_limit integer,
        daily_left integer,
        daily_until timestamptz,
        failures integer not null default 0,
        closed_because text,
        closed_until timestamptz not null default '-infinity',
        milestones_until timestamptz not null default now()
      ) with (fillfactor = 70)`);
    await trx.raw(`insert into crm.gate default values`);
    await trx.raw(
      `comment on table crm.gate is 'The one budget of requests all processes share, and whether GHL answers'`
    );
    await trx.raw(`comment on column crm.gate.milestones_until is 'What learners did until then was looked at'`);

    await trx.raw(`
      create table crm.runs (
        id integer primary key generated always as identity,
        kind text not null check (kind in ('compare', 'repair', 'backfill')),
        state text not null default 'running' check (state in ('running', 'done', 'stopped')),
        total integer not null default 0,
        looked integer not null default 0,
        found integer not null default 0,
        failed integer not null default 0,
        last_user_id integer not null default 0,
        started_at timestamptz not null default now(),
        ended_at timestamptz
      )`);
    await trx.raw(`create unique index runs_one_at_a_time on crm.runs (state) where state = 'running'`);
    await trx.raw(`
      create table crm.differences (
        run_id integer not null references crm.runs (id) on delete cascade,
        user_id integer not null references up_users (id) on delete cascade,
        contact_id text,
        what text[] not null,
        primary key (run_id, user_id)
      )`);
  },
};
