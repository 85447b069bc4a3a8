import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Core } from '@strapi/strapi';
import { PgBoss } from 'pg-boss';
import { number, object } from 'yup';
import {
  compareRounds,
  median,
  printGoal,
  printLine,
  runRounds,
  startBenchPostgres,
  type Sample,
} from '../../kit/bench/index.ts';

/**
 * How soon a job starts, and how many are done a second: through the plugin in a running CMS, and through bare pg-boss with the
 * same settings in the same process and Postgres. BENCH_JOBS one after another (100), BENCH_BURST at once (20: bare
 * pg-boss works off a backlog at a job a second), BENCH_ROUNDS (5).
 */
const JOBS = Number(process.env.BENCH_JOBS ?? 100);
const BURST = Number(process.env.BENCH_BURST ?? 20);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const NAME = 'bench.start';
const CONCURRENCY = 2;
const CMS = resolve(import.meta.dirname, '../../../cms');

/** Who waits for a job, by its number. */
const waiting = new Map<number, () => void>();
let last = 0;
const arrive = ({ n }: { n: number }): void => {
  waiting.get(n)?.();
  waiting.delete(n);
};

const postgres = await startBenchPostgres();
const database = { host: '127.0.0.1', port: postgres.port, user: postgres.user, password: postgres.password };
const strapi = await startCms();
const bare = new PgBoss({ ...database, database: 'bench', schema: 'bare', max: 4, useListenNotify: true });
try {
  const queue = strapi.plugin('jobs').service('queue');
  queue.declare({
    name: NAME,
    payload: object({ n: number().required() }).noUnknown(),
    concurrency: CONCURRENCY,
    run: async ({ payload }: { payload: { n: number } }) => arrive(payload),
  });
  await queue.open();
  await strapi.plugin('jobs').service('workers').followPauses();

  bare.on('error', (error: Error) => printLine(error.message));
  await bare.start();
  await bare.createQueue(NAME, { notify: true, heartbeatSeconds: 30, retryLimit: 8, retryBackoff: true });
  const options = {
    localConcurrency: CONCURRENCY,
    batchSize: 1,
    burstWhenBatchFull: true,
    notifyPollingIntervalSeconds: 2,
  };
  // With Strapi in the process the driver leaves JSON as it came.
  await bare.work<string>(NAME, options, async ([job]) => job && arrive(JSON.parse(job.data) as { n: number }));

  const samples = await runRounds({
    rounds: ROUNDS,
    contenders: {
      plugin: () => measure((n) => queue.enqueue({ name: NAME, payload: { n } })),
      'bare pg-boss': () => measure((n) => bare.send(NAME, { n })),
    },
  });
  const ratio = (figure: string) => compareRounds({ samples, of: 'plugin', to: 'bare pg-boss', figure });
  printGoal({ what: 'time to the start of a job, to bare pg-boss', value: ratio('startMs'), atMost: 1.5 });
  printLine(`jobs a second of a burst, to bare pg-boss: ${ratio('rate').toFixed(2)}`);
} finally {
  await bare.stop({ graceful: false });
  await strapi.destroy();
  await postgres.stop();
}

/** Milliseconds from asking for a job to its start, in the median; and how fast many at once are done. */
async function measure(send: (n: number) => Promise<unknown>): Promise<Sample> {
  const times: number[] = [];
  for (let job = 0; job < JOBS; job += 1) {
    const { n, started } = expectJob();
    const asked = performance.now();
    await send(n);
    await started;
    times.push(performance.now() - asked);
  }
  const began = performance.now();
  await Promise.all(
    Array.from({ length: BURST }, async () => {
      const { n, started } = expectJob();
      await send(n);
      await started;
    })
  );
  return { rate: (BURST * 1_000) / (performance.now() - began), cpuMs: Number.NaN, startMs: median(times) };
}

function expectJob(): { n: number; started: Promise<void> } {
  last += 1;
  const n = last;
  return { n, started: new Promise((done) => waiting.set(n, done)) };
}

async function startCms(): Promise<Core.Strapi> {
  Object.assign(process.env, {
    NODE_ENV: 'production',
    SCHOOL_MODE: 'local',
    LOG_LEVEL: 'error',
    DATA_DIR: join(postgres.folder, 'data'),
    DATABASE_HOST: database.host,
    DATABASE_PORT: String(database.port),
    DATABASE_NAME: 'bench',
    DATABASE_USERNAME: database.user,
    DATABASE_PASSWORD: database.password,
    STRAPI_TELEMETRY_DISABLED: 'true',
  });
  // Strapi is CommonJS; its ESM build does not load.
  const { createStrapi } = createRequire(`${CMS}/package.json`)('@strapi/strapi') as typeof import('@strapi/strapi');
  return createStrapi({ appDir: CMS, distDir: `${CMS}/dist`, serveAdminPanel: false }).load();
}
