import type { Migration } from '@diamond/kit';

/**
 * The key of both tables begins with the learner: an id is made up by a browser, and one that another learner uses too
 * is another note. Both go with the account.
 */
export const notesAndBookmarks: Migration = {
  name: '020-notes-and-bookmarks',
  up: async (trx) => {
    await trx.raw(`
      create table learning.notes (
        user_id integer not null references up_users (id) on delete cascade,
        id uuid not null,
        lesson_id text not null,
        second double precision check (second >= 0),
        body text not null check (body <> ''),
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id)
      ) with (fillfactor = 90)`);
    // Neither column changes, so saving while someone writes touches no index.
    await trx.raw('create index notes_of_lesson on learning.notes (user_id, lesson_id)');
    await trx.raw(`
      create table learning.bookmarks (
        user_id integer not null references up_users (id) on delete cascade,
        kind text not null check (kind in ('lessons', 'courses')),
        document_id text not null,
        created_at timestamptz not null default now(),
        primary key (user_id, kind, document_id)
      )`);
  },
};
