import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { Client } from 'pg';
import {
  compareRounds,
  measureCpu,
  printGoal,
  runRounds,
  startBenchPostgres,
  type Sample,
} from '../../kit/bench/index.ts';
import type { DecidedReport } from '../domain/group-reports.ts';
import { migrations, SCHEMA } from '../server/src/migrations/index.ts';
import { mergeReports } from '../server/src/store/merge-reports.ts';

/**
 * What merging reports costs in a table of a thousand rows and in one of a million, and whether rows are updated in place.
 * BENCH_SECONDS a turn (6), BENCH_ROUNDS (5), BENCH_ROWS of the large one (1,000,000).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const LARGE = Number(process.env.BENCH_ROWS ?? 1_000_000);
const SMALL = 1_000;
const LESSONS = 100;
/** Reports one statement merges, as under load, and statements at once. */
const AT_ONCE = 64;
const LANES = 2;
const FILM_S = 3_600;

const postgres = await startBenchPostgres();
try {
  const tables = { small: await fill('small', SMALL), large: await fill('large', LARGE) };
  const measure = async (db: Knex, rows: number): Promise<Sample> => {
    const result = await measureCpu({ pids: [process.pid, postgres.pid], work: () => merge(db, rows) });
    return { rate: result.done / SECONDS, cpuMs: result.cpuMs };
  };
  const contenders = {
    'a thousand rows': () => measure(tables.small, SMALL),
    'many rows': () => measure(tables.large, LARGE),
  };
  for (const run of Object.values(contenders)) await run();
  const samples = await runRounds({ rounds: ROUNDS, contenders });
  const cost = compareRounds({ samples, of: 'many rows', to: 'a thousand rows', figure: 'cpuMs' });
  printGoal({ what: `processor time at ${LARGE} rows, times at ${SMALL}`, value: cost, atMost: 1.1 });
  const time = compareRounds({ samples, of: 'a thousand rows', to: 'many rows' });
  printGoal({ what: `time of one at ${LARGE} rows, times at ${SMALL}`, value: time, atMost: 1.1 });
  for (const [name, db] of Object.entries(tables)) {
    const { rows } = await db.raw<{ rows: { relname: string; share: number }[] }>(
      `select relname, round(100.0 * n_tup_hot_upd / n_tup_upd, 2)::float as share from pg_stat_user_tables where schemaname = 'learning' and n_tup_upd > 1000`
    );
    for (const { relname, share } of rows)
      printGoal({ what: `updates in place, percent, ${relname}, ${name}`, value: share, atLeast: 99.5 });
  }
  for (const db of Object.values(tables)) await db.destroy();
} finally {
  await postgres.stop();
}

/** The plugin's tables with so many rows of progress, each as a learner half-way through a film leaves it. */
async function fill(database: string, rows: number): Promise<Knex> {
  const admin = new Client(postgres.url);
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const db = knex({ client: 'pg', connection: postgres.url.replace(/[^/]*$/, database), pool: { min: 0, max: LANES } });
  // As far as the merge looks at what is not its own.
  await db.raw(
    `create schema mux;
     create table up_users (id serial primary key);
     create table lessons (document_id text, video text, published_at timestamp);
     create table mux.videos (id uuid primary key, duration double precision)`
  );
  // Of Strapi, migrating uses the connection alone.
  await migrateSchema({ strapi: { db: { connection: db } } as unknown as Core.Strapi, schema: SCHEMA, migrations });
  const learners = rows / LESSONS;
  await db.raw('insert into up_users select from generate_series(1, ?::int)', [learners]);
  await db.raw(
    `insert into learning.sessions (user_id, lesson_id, id, sent_at, position, user_agent, opened_at)
     select u, 'lesson' || l, ('00000000-0000-4000-8000-' || lpad(u::text, 12, '0'))::uuid, now() - interval '1 hour', 0, 'bench', now() - interval '6 hours'
       from generate_series(1, ?::int) u, generate_series(1, ?::int) l`,
    [learners, LESSONS]
  );
  await db.raw(
    `insert into learning.progress (user_id, lesson_id, position, watched, duration, session_id, session_order, session_sent_at, seconds_to_complete)
     select user_id, lesson_id, 1800, '{[0,1800)}', ?::int, id, ordinal, sent_at, 3240 from learning.sessions`,
    [FILM_S]
  );
  await db.raw('vacuum analyze');
  await db.raw('checkpoint');
  return db;
}

/** Merges reports of learners and lessons all over the table, as fast as they are taken. */
async function merge(db: Knex, rows: number): Promise<{ done: number }> {
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      await mergeReports({ db, reports: Array.from({ length: AT_ONCE }, () => makeReport(rows)) });
      done += AT_ONCE;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { done };
}

function makeReport(rows: number): DecidedReport {
  const row = Math.floor(Math.random() * rows);
  const userId = Math.floor(row / LESSONS) + 1;
  const from = Math.floor(Math.random() * 1_800);
  return {
    userId,
    lessonId: `lesson${(row % LESSONS) + 1}`,
    sessionId: `00000000-0000-4000-8000-${String(userId).padStart(12, '0')}`,
    sentAt: new Date(),
    openedAt: null,
    userAgent: 'bench',
    decision: {
      position: from + 15,
      watched: [[from, from + 15]],
      duration: FILM_S,
      length: FILM_S,
      secondsToComplete: 3_240,
    },
  };
}
