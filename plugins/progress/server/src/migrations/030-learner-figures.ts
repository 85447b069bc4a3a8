import type { Migration } from '@diamond/kit';

/**
 * Figures for the admin, kept beside `learning.progress` and made from it again and again. Learners are taken in groups of
 * neighbouring ids: a group's figures are replaced as a whole, so they cannot drift, and a page adds up a few hundred
 * rows instead of reading millions. Indexes are free here: nothing in these tables is written while a film plays.
 */
export const learnerFigures: Migration = {
  name: '030-learner-figures',
  up: async (trx) => {
    // Both come with Postgres and are trusted: who may make a schema may make them.
    await trx.raw('create extension if not exists pg_trgm');
    await trx.raw('create extension if not exists unaccent');

    // Written once and never again, so updates of the row stay in place.
    await trx.raw('alter table learning.progress add column begun_at timestamptz not null default now()');
    await trx.raw(`
      update learning.progress p
         set begun_at = least(p.updated_at, (select min(s.started_at) from learning.sessions s
                                              where s.user_id = p.user_id and s.lesson_id = p.lesson_id))`);
    await trx.raw('create index sessions_started on learning.sessions (started_at) include (user_id)');

    await trx.raw(`
      create table learning.figure_groups (
        id integer primary key,
        refreshed_at timestamptz not null default '-infinity',
        is_stale boolean not null default true
      )`);
    await trx.raw(`
      comment on table learning.figure_groups is
        'Learners by id, so many to a group. is_stale: something was reported after refreshed_at'`);
    await trx.raw(`
      create table learning.figure_state (
        id boolean primary key default true check (id),
        looked_at timestamptz not null default '-infinity'
      )`);
    await trx.raw('insert into learning.figure_state default values');
    await trx.raw(`
      create table learning.learner_figures (
        user_id integer primary key references up_users (id) on delete cascade,
        search text not null,
        name text not null,
        joined_at timestamptz not null,
        last_active_at timestamptz not null default '-infinity',
        lessons_begun integer not null default 0,
        lessons_done integer not null default 0,
        seconds_watched bigint not null default 0
      )`);
    await trx.raw(`
      comment on column learning.learner_figures.search is 'Name and e-mail in small letters without accents'`);
    await trx.raw('create index learner_figures_search on learning.learner_figures using gin (search gin_trgm_ops)');
    for (const column of ['name', 'joined_at', 'last_active_at', 'lessons_begun', 'lessons_done', 'seconds_watched'])
      await trx.raw('create index ?? on learning.learner_figures (??, user_id)', [`learner_figures_${column}`, column]);

    await trx.raw(`
      create table learning.lesson_figures (
        lesson_id text not null,
        group_id integer not null,
        begun integer not null,
        done integer not null,
        stopped integer not null,
        seconds_watched bigint not null,
        duration double precision not null,
        heat real[] not null,
        primary key (lesson_id, group_id)
      )`);
    await trx.raw('create index lesson_figures_group on learning.lesson_figures (group_id)');
    await trx.raw(`
      create table learning.course_figures (
        course_id text not null,
        group_id integer not null,
        begun integer not null,
        finished integer not null,
        primary key (course_id, group_id)
      )`);
    await trx.raw('create index course_figures_group on learning.course_figures (group_id)');
    await trx.raw(`
      create table learning.completion_days (
        day date not null,
        group_id integer not null,
        completions integer not null,
        primary key (day, group_id)
      )`);
    await trx.raw('create index completion_days_group on learning.completion_days (group_id)');
    await trx.raw(`
      create table learning.active_days (
        day date primary key,
        learners integer not null,
        sittings integer not null
      )`);
    await trx.raw(`comment on table learning.active_days is 'Days of UTC. Kept when sessions are cleaned away'`);
  },
};
