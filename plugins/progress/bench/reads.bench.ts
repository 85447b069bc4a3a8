import { join } from 'node:path';
import {
  compareRounds,
  countFailures,
  measureCpu,
  printGoal,
  runRounds,
  sendLoad,
  type Sample,
} from '../../kit/bench/index.ts';
import { openStage, startStock } from './stage.ts';

/**
 * "My progress in this course", a hundred lessons: ours, and what a front end of a stock Strapi asks for the same.
 * BENCH_SECONDS a turn (6), BENCH_ROUNDS (5).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CONNECTIONS = 16;
const LESSONS = 100;

const stage = await openStage({ learners: 100, lessons: LESSONS });
const { client, learners, course, postgres, school } = stage;
try {
  await client.query(
    `insert into learning.progress (user_id, lesson_id, position, watched, duration)
     select u.id, l.id, 900, '{[0,600),[700,900)}', 3600 from unnest($1::int[]) as u (id), unnest($2::text[]) as l (id)`,
    [learners.map(({ id }) => id), course.lessonIds]
  );
  await client.query('vacuum analyze');
  const stock = await startStock({ stage });
  const traffic = (module: string, args: unknown) => ({ module: join(import.meta.dirname, module), args });
  const ours = traffic('course-traffic.ts', { tokens: learners.map(({ token }) => token), courseId: course.courseId });

  const measure = async (port: number, pid: number, what: { module: string; args: unknown }): Promise<Sample> => {
    const result = await measureCpu({
      pids: [pid, postgres.pid],
      work: async () => {
        const load = await sendLoad({ port, connections: CONNECTIONS, seconds: SECONDS, traffic: what });
        return { ...load, done: load.rate * load.seconds };
      },
    });
    return {
      rate: result.rate,
      cpuMs: result.cpuMs,
      p50: result.p50,
      p99: result.p99,
      failures: countFailures(result),
    };
  };
  const contenders = {
    'stock Strapi': () =>
      measure(stock.port, stock.pid, traffic('stock-traffic.ts', { learners: stock.ready.learners, kind: 'read' })),
    ours: () => measure(school.port, school.pid, ours),
  };
  for (const run of Object.values(contenders)) await run();
  const samples = await runRounds({ rounds: ROUNDS, contenders });
  printGoal({
    what: 'ours, times the stock read',
    value: compareRounds({ samples, of: 'ours', to: 'stock Strapi' }),
    atLeast: 60,
  });

  const countStatements = async (): Promise<number> => {
    const { rows } = await client.query<{ calls: number }>(
      `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
        where d.datname = 'school' and s.query not like '%pg_stat_statements%' and (s.query like '%learning.progress%' or s.query like '%strapi_sessions%' or s.query like '%up_%')`
    );
    return rows[0]?.calls ?? 0;
  };
  const before = await countStatements();
  const { rate, seconds } = await sendLoad({ port: school.port, connections: CONNECTIONS, seconds: 5, traffic: ours });
  printGoal({
    what: 'statements a read',
    value: ((await countStatements()) - before) / (rate * seconds),
    atMost: 1.05,
  });
  stock.stop();
} finally {
  await stage.stop();
}
