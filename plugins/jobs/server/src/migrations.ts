import type { Migration } from '@diamond/kit';

/** Schema of this plugin's own tables. The queue's own, `jobs`, belongs to pg-boss, which migrates it by itself. */
export const SCHEMA = 'jobs_control';

/** Schema of the queue's tables. */
export const BOSS_SCHEMA = 'jobs';

export const migrations: readonly Migration[] = [
  {
    name: '001-pauses-and-budgets',
    up: async (trx) => {
      await trx.raw(
        `create table jobs_control.paused_queues (name text primary key, paused_at timestamptz not null default now())`
      );
      await trx.raw(`
        create table jobs_control.budgets (
          name text primary key,
          tokens double precision not null,
          filled_at timestamptz not null
        ) with (fillfactor = 70)`);
      await trx.raw(
        `comment on column jobs_control.budgets.tokens is 'Below zero: so many tries are promised already'`
      );
    },
  },
];
