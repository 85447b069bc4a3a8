import { fork } from 'node:child_process';
import { join } from 'node:path';
import {
  compareRounds,
  countFailures,
  measureCpu,
  median,
  printGoal,
  printLine,
  readCpuMs,
  readLoad,
  runRounds,
  sendLoad,
  type Sample,
} from '../../kit/bench/index.ts';
import { openStage } from './stage.ts';

/**
 * Leases through the real CMS beside bare `crypto.sign` with the same key. `leases`: a school's evening, many learners in
 * forty films, whose tokens are shared by those who may have them until the same minute. `leases, nothing shared`: every
 * lesson has another film and the memory of tokens is too small, so that each lease is three signatures. BENCH_SECONDS a
 * turn (6), BENCH_ROUNDS (5), BENCH_FILMS in all (2000), BENCH_LEARNERS (1000).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CONNECTIONS = 32;
/** Allowed thirty leases each in a turn, which is as fast as it may get: five thousand a second. */
const LEARNERS = Number(process.env.BENCH_LEARNERS ?? 1_000);
const FILMS = 40;
/** Three tokens each, more than are kept. */
const MANY_FILMS = Number(process.env.BENCH_FILMS ?? 2_000);

const stage = await openStage({ learners: LEARNERS, films: MANY_FILMS });
const { school, postgres, learners, lessonIds, pem } = stage;
try {
  const tokens = learners.map(({ token }) => token);
  const load = ({ lessons, ratePerSecond }: { lessons: readonly string[]; ratePerSecond?: number }) =>
    sendLoad({
      port: school.port,
      connections: CONNECTIONS,
      seconds: SECONDS,
      ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
      traffic: { module: join(import.meta.dirname, 'lease-traffic.ts'), args: { tokens, lessonIds: lessons } },
    });
  const measure = async (job: Parameters<typeof load>[0]): Promise<Sample> => {
    // Allowances begin full: what is measured is leases, not refusals.
    await stage.client.query('truncate mux.mints, mux.streams');
    const before = readCpuMs({ pids: [school.pid] });
    const result = await measureCpu({
      pids: [school.pid, postgres.pid],
      work: async () => {
        const sent = await load(job);
        return { ...sent, done: sent.rate * sent.seconds };
      },
    });
    const { rate, cpuMs, p50, p99, done } = result;
    const cmsMs = (readCpuMs({ pids: [school.pid] }) - before) / Math.max(1, done);
    return { rate, cpuMs, cmsMs, p50, p99, failures: countFailures(result) };
  };
  const few = lessonIds.slice(0, FILMS);
  // Who the learners are, and what they may watch, is known after an evening's first minutes.
  for (let known = 0; known < 2 * LEARNERS; ) known += (await measure({ lessons: few })).rate * SECONDS;
  let peak = Number.NaN;

  const samples = await runRounds({
    rounds: ROUNDS,
    contenders: {
      'crypto.sign': sign,
      leases: async () => {
        const sample = await measure({ lessons: few });
        peak = sample.rate;
        return sample;
      },
      'leases at half load': () => measure({ lessons: few, ratePerSecond: Math.max(50, (peak || 400) / 2) }),
      'leases, nothing shared': () => measure({ lessons: lessonIds }),
    },
  });

  printLine(`load ${readLoad().toFixed(2)}`);
  const rates = compareRounds({ samples, of: 'leases', to: 'crypto.sign' });
  printGoal({ what: 'leases a second, of crypto.sign on one core', value: rates, atLeast: 0.6 });
  const signMs = (round: number): number => samples['crypto.sign'][round]?.cpuMs ?? Number.NaN;
  const cpu = 1 / compareRounds({ samples, of: 'leases', to: 'crypto.sign', figure: 'cpuMs' });
  printLine(`        leases per processor second of CMS and Postgres together, of crypto.sign's: ${cpu.toFixed(2)}`);
  const own = 1 / median(samples.leases.map(({ cmsMs = Number.NaN }, round) => cmsMs / signMs(round)));
  printLine(`        leases per processor second of the CMS alone, of crypto.sign's: ${own.toFixed(2)}`);
  const cold = compareRounds({ samples, of: 'leases, nothing shared', to: 'crypto.sign' });
  printLine(
    `        leases a second when no token is shared, of crypto.sign: ${cold.toFixed(2)} (three signatures each)`
  );
  const slow = median(samples['leases at half load'].map(({ p99 }) => p99 ?? Number.NaN));
  printGoal({ what: 'p99 at half load, ms', value: slow, atMost: 10 });
  const failures = Object.values(samples)
    .flat()
    .reduce((sum, { failures: failed = 0 }) => sum + failed, 0);
  printGoal({ what: 'leases refused or lost', value: failures, atMost: 0 });
} finally {
  await stage.stop();
}

/** Bare signatures, one after another, in a process of their own. */
async function sign(): Promise<Sample> {
  const child = fork(join(import.meta.dirname, 'sign-process.ts'));
  const { count, cpuMs } = await new Promise<{ count: number; cpuMs: number }>((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (done) => resolve(done as { count: number; cpuMs: number }));
    child.send({ pem, seconds: SECONDS });
  });
  return { rate: count / SECONDS, cpuMs };
}
