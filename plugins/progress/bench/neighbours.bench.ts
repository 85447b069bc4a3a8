import { join } from 'node:path';
import { compareRounds, countFailures, printGoal, runRounds, sendLoad, type Sample } from '../../kit/bench/index.ts';
import { openSittings, openStage } from './stage.ts';

/**
 * Reports alone, and beside four who sign in again and again: hashing passwords must not stop the others.
 * BENCH_SECONDS a turn (6), BENCH_ROUNDS (5).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const ACCOUNT = { email: 'neighbour@example.com', password: 'Neighbour-1-password' };

// Behind a proxy, so that sign-ins come from many addresses.
const stage = await openStage({ learners: 1_000, lessons: 20, environment: { TRUST_PROXY: 'true' } });
const { learners, course, school } = stage;
try {
  await openSittings(stage);
  const made = await fetch(`${school.url}/api/auth/local/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...ACCOUNT, firstName: 'Nea', lastName: 'Neighbour' }),
  });
  if (made.status !== 200) throw new Error(`Signing up answered ${made.status}: ${await made.text()}`);
  const args = {
    tokens: learners.map(({ token }) => token),
    lessonIds: course.lessonIds,
    path: '/api/progress/lessons/',
    seconds: 15,
  };
  const traffic = (module: string, given: unknown) => ({ module: join(import.meta.dirname, module), args: given });
  const report = async (): Promise<Sample> => {
    const load = await sendLoad({
      port: school.port,
      connections: 64,
      seconds: SECONDS,
      traffic: traffic('report-traffic.ts', args),
    });
    return { rate: load.rate, cpuMs: Number.NaN, p50: load.p50, p99: load.p99, failures: countFailures(load) };
  };
  const contenders = {
    alone: report,
    'beside four who sign in': async (): Promise<Sample> => {
      const [sample, logins] = await Promise.all([
        report(),
        sendLoad({
          port: school.port,
          connections: 4,
          seconds: SECONDS,
          traffic: traffic('login-traffic.ts', ACCOUNT),
        }),
      ]);
      return { ...sample, signIns: logins.rate, signInsFailed: countFailures(logins) };
    },
  };
  for (const run of Object.values(contenders)) await run();
  const samples = await runRounds({ rounds: ROUNDS, contenders });
  const compare = (figure: string) => compareRounds({ samples, of: 'beside four who sign in', to: 'alone', figure });
  printGoal({ what: 'reports beside sign-ins, of alone', value: compare('rate'), atLeast: 0.5 });
  printGoal({ what: 'p99 beside sign-ins, times alone', value: compare('p99'), atMost: 3 });
} finally {
  await stage.stop();
}
