import { fork } from 'node:child_process';
import { join } from 'node:path';
import {
  compareRounds,
  countFailures,
  measureCpu,
  median,
  printGoal,
  printLine,
  runRounds,
  sendLoad,
  type Sample,
} from '../../kit/bench/index.ts';
import { addPlainTable, openSittings, openStage, startContender, startStock } from './stage.ts';

/**
 * What a progress report costs, answered after commit: (a) a stock Strapi update, (b) ours, (c) the least there is in
 * Node, (d) what Postgres takes one row at a time. BENCH_SECONDS a turn (6), BENCH_ROUNDS (5).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CONNECTIONS = 64;
const UPSERT_CONNECTIONS = 8;

const stage = await openStage({ learners: 1_000, lessons: 20 });
const { client, learners, course, postgres, school } = stage;
try {
  await addPlainTable({ client });
  await openSittings(stage);
  const stock = await startStock({ stage });
  const plain = await startContender<number>({
    file: 'fastify-process.ts',
    words: [stage.place.jwtSecret, postgres.url],
  });
  const tokens = learners.map(({ token }) => token);
  const reports = { tokens, lessonIds: course.lessonIds, seconds: 15 };

  const measure = async ({
    port,
    pid,
    module,
    args,
    connections,
  }: {
    port: number;
    pid: number;
    module: string;
    args: unknown;
    connections: number;
  }): Promise<Sample> => {
    const result = await measureCpu({
      pids: [pid, postgres.pid],
      work: async () => {
        const load = await sendLoad({
          port,
          connections,
          seconds: SECONDS,
          traffic: { module: join(import.meta.dirname, module), args },
        });
        return { ...load, done: load.rate * load.seconds };
      },
    });
    const { rate, cpuMs, p50, p99 } = result;
    return { rate, cpuMs, p50, p99, failures: countFailures(result) };
  };
  const upsert = async (): Promise<Sample> => {
    const result = await measureCpu({
      pids: [postgres.pid],
      work: async () => ({ done: await runUpserts() }),
    });
    return { rate: result.done / SECONDS, cpuMs: result.cpuMs };
  };
  const runUpserts = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const child = fork(join(import.meta.dirname, 'upsert-process.ts'));
      child.once('error', reject);
      child.once('message', (done) => resolve(Number(done)));
      child.send({
        url: postgres.url,
        connections: UPSERT_CONNECTIONS,
        seconds: SECONDS,
        userIds: learners.map(({ id }) => id),
        lessonId: 'lesson',
      });
    });
  const contenders = {
    'a stock Strapi update': () =>
      measure({
        port: stock.port,
        pid: stock.pid,
        module: 'stock-traffic.ts',
        args: { learners: stock.ready.learners, kind: 'update' },
        connections: 16,
      }),
    'b ours': () =>
      measure({
        port: school.port,
        pid: school.pid,
        module: 'report-traffic.ts',
        args: { ...reports, path: '/api/progress/lessons/' },
        connections: CONNECTIONS,
      }),
    'c Fastify and pg': () =>
      measure({
        port: plain.ready,
        pid: plain.pid,
        module: 'report-traffic.ts',
        args: { ...reports, path: '/reports/' },
        connections: CONNECTIONS,
      }),
    'd upserts, one a commit': upsert,
  };
  // Once for nothing: caches, compilers, first rows.
  for (const run of Object.values(contenders)) await run();

  const samples = await runRounds({ rounds: ROUNDS, contenders });
  const times = (to: keyof typeof contenders) => compareRounds({ samples, of: 'b ours', to });
  printGoal({ what: 'ours, times a stock update', value: times('a stock Strapi update'), atLeast: 100 });
  printGoal({ what: 'ours, of Fastify and pg', value: times('c Fastify and pg'), atLeast: 0.7 });
  printGoal({ what: 'ours, of single-row upserts', value: times('d upserts, one a commit'), atLeast: 0.6 });
  const cpu = compareRounds({ samples, of: 'a stock Strapi update', to: 'b ours', figure: 'cpuMs' });
  printGoal({ what: 'processor time of a stock update, times ours', value: cpu, atLeast: 120 });
  printGoal({
    what: 'processor ms of one of ours',
    value: median(samples['b ours'].map(({ cpuMs }) => cpuMs)),
    atMost: 0.15,
  });
  printLine(`failures of ours: ${samples['b ours'].reduce((sum, { failures = 0 }) => sum + failures, 0)}`);
  stock.stop();
  plain.stop();
} finally {
  await stage.stop();
}
