import type { Migration } from '@diamond/kit';

/**
 * What makes a claim plausible (time somebody was there, seconds counted for it, seconds that were not), lessons done
 * and undone by hand, what editors did about it, and who asked to be forgotten.
 */
export const plausibilityAndDone: Migration = {
  name: '010-plausibility-and-done',
  up: async (trx) => {
    await trx.raw(`alter table learning.sessions add column opened_at timestamptz not null default now()`);
    await trx.raw(`update learning.sessions set opened_at = started_at`);
    await trx.raw(`
      comment on column learning.sessions.opened_at is
        'When the page was opened: by its ticket, else when the server first heard of the session'`);
    // What it indexes never changes, so updates stay in place; what is cleaned and what is live is found by it.
    await trx.raw(`create index sessions_by_start on learning.sessions using brin (started_at)`);

    await trx.raw(`
      alter table learning.progress
        add column presence tstzmultirange not null default '{}',
        add column credited integer not null default 0,
        add column surplus int4multirange not null default '{}',
        add column reopened_at timestamptz,
        add column seconds_to_complete integer,
        drop constraint progress_completed_by_check,
        add constraint progress_completed_by_check check (completed_by in ('film', 'learner', 'editor', 'read'))`);
    for (const [column, meaning] of [
      ['presence', 'When a page of this learner with this lesson was open: what bounds the seconds that count'],
      ['credited', 'Seconds that were counted by reports, ever'],
      ['surplus', 'Seconds that were claimed and not counted, because nobody can have watched that fast'],
      ['seconds_to_complete', 'So many different seconds make it done, by the last report; null when no watching does'],
      ['reopened_at', 'When it was undone by hand; null when it was not, or is done again'],
    ])
      await trx.raw(`comment on column learning.progress.${column} is '${meaning}'`);

    await trx.raw(`
      create table learning.interventions (
        id bigint generated always as identity primary key,
        user_id integer not null references up_users (id) on delete cascade,
        lesson_id text,
        course_id text,
        kind text not null check (kind in ('done', 'undone', 'reset')),
        reason text not null,
        made_by integer,
        made_at timestamptz not null default now(),
        check (lesson_id is not null or course_id is not null)
      )`);
    await trx.raw(`create index interventions_of_learner on learning.interventions (user_id, made_at)`);
    await trx.raw(`
      comment on column learning.interventions.made_by is 'The admin user; no reference, since the record outlives them'`);

    await trx.raw(`
      create table learning.forgotten (
        user_id integer primary key references up_users (id) on delete cascade,
        forgotten_at timestamptz not null default now()
      )`);
    await trx.raw(`
      comment on table learning.forgotten is
        'Learners whose data was taken away: nothing is kept about them any more, until the account goes too'`);

    // Runs after the reference to the learner was checked (triggers go by name, RI_… comes first), and that check waits
    // for a forgetting under way: so a row whose statement began before it, and is inserted after it, is refused as well.
    await trx.raw(`
      create function learning.refuse_forgotten() returns trigger language plpgsql as $$
      begin
        if exists (select from learning.forgotten where user_id = new.user_id) then
          raise foreign_key_violation using message = 'this learner is forgotten';
        end if;
        return null;
      end $$`);
    for (const table of ['progress', 'sessions', 'interventions'])
      await trx.raw(`
        create trigger refuse_forgotten after insert on learning.${table}
          for each row execute function learning.refuse_forgotten()`);
  },
};
