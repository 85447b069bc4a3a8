import type { Migration } from '@diamond/kit';

export const changesAndLetters: Migration = {
  name: '001-changes-and-letters',
  up: async (trx) => {
    // One a learner: asking again replaces what was asked before, and its link.
    await trx.raw(`
      create table accounts.email_changes (
        user_id integer primary key references up_users (id) on delete cascade,
        email text not null,
        code text unique,
        asked_at timestamptz not null default now()
      )`);
    await trx.raw(
      `comment on column accounts.email_changes.code is 'Hash of the link, with its end; null until the mail is on its way'`
    );
    await trx.raw(`
      create table accounts.letters (
        id uuid primary key,
        user_id integer references up_users (id) on delete cascade,
        kind text not null,
        email text not null,
        first_name text,
        language text not null,
        about text,
        written_at timestamptz not null default now()
      )`);
    await trx.raw(`
      comment on table accounts.letters is
        'Mails to addresses no account has any more; each goes when it is sent, and a job names it by its id alone'`);
  },
};
