import { join } from 'node:path';
import {
  compareRounds,
  countFailures,
  measureCpu,
  median,
  printGoal,
  printLine,
  readLoad,
  runRounds,
  sendLoad,
  type Sample,
} from '../../kit/bench/index.ts';
import { openStage } from './stage.ts';

/**
 * Webhooks through the real CMS: verified, stored and applied in one transaction each, then answered. `alone`: as fast as they
 * are answered. `while busy`: a hundred a second, as when Mux catches up, while learners open lessons as fast as they can.
 * BENCH_SECONDS a turn (6), BENCH_ROUNDS (5).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const FILMS = 500;
/** Webhooks a second while others work. */
const ARRIVING = 100;
/** Milliseconds an answer may take, at the 99th of a hundred. */
const BAR = 50;

const stage = await openStage({ learners: 2_000, films: 40 });
const { school, postgres, client, learners, lessonIds, webhookSecret: secret } = stage;
try {
  const films = Array.from({ length: FILMS }, (_, film) => ({ uploadId: `upload-${film}`, assetId: `asset-${film}` }));
  for (const { uploadId } of films) {
    const truth = { status: 'waiting', uploadId, assetId: null, facts: null, tracks: {}, problem: null };
    await client.query(
      `insert into mux.videos (id, title, status, upload_id, truth, next_check_at)
       values (gen_random_uuid(), 'A film', 'waiting', $1, $2, now() + interval '1 day')`,
      [uploadId, JSON.stringify(truth)]
    );
  }
  const webhooks = ({ connections, ratePerSecond }: { connections: number; ratePerSecond?: number }) =>
    sendLoad({
      port: school.port,
      connections,
      seconds: SECONDS,
      ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
      traffic: { module: join(import.meta.dirname, 'webhook-traffic.ts'), args: { secret, films } },
    });
  const leases = ({ seconds }: { seconds: number }) =>
    sendLoad({
      port: school.port,
      connections: 8,
      seconds,
      traffic: {
        module: join(import.meta.dirname, 'lease-traffic.ts'),
        args: { tokens: learners.map(({ token }) => token), lessonIds },
      },
    });

  const samples = await runRounds({
    rounds: ROUNDS,
    contenders: {
      alone: async () => {
        const result = await measureCpu({
          pids: [school.pid, postgres.pid],
          work: async () => {
            const sent = await webhooks({ connections: 16 });
            return { ...sent, done: sent.rate * sent.seconds };
          },
        });
        return toSample(result);
      },
      'while busy': async () => {
        await client.query('truncate mux.mints, mux.streams');
        const [sent, others] = await Promise.all([
          webhooks({ connections: 16, ratePerSecond: ARRIVING }),
          leases({ seconds: SECONDS }),
        ]);
        return { ...toSample({ ...sent, cpuMs: Number.NaN }), leases: others.rate };
      },
      'leases alone': async () => {
        await client.query('truncate mux.mints, mux.streams');
        const others = await leases({ seconds: SECONDS });
        return { rate: others.rate, cpuMs: Number.NaN, leases: others.rate };
      },
    },
  });

  printLine(`load ${readLoad().toFixed(2)}`);
  const busy = samples['while busy'];
  printGoal({
    what: 'p99 of an answer while others work, ms',
    value: median(busy.map(({ p99 = Number.NaN }) => p99)),
    atMost: BAR,
  });
  const left = compareRounds({ samples, of: 'while busy', to: 'leases alone', figure: 'leases' });
  printLine(`        leases a second beside them, of those without: ${left.toFixed(2)}`);
  printLine(`        webhooks a second alone: ${median(samples.alone.map(({ rate }) => rate)).toFixed(0)}`);
  const failures = [...samples.alone, ...busy].reduce((sum, { failures: failed = 0 }) => sum + failed, 0);
  printGoal({ what: 'webhooks refused or lost', value: failures, atMost: 0 });
} finally {
  await stage.stop();
}

function toSample(result: Awaited<ReturnType<typeof sendLoad>> & { cpuMs: number }): Sample {
  const { rate, cpuMs, p50, p99 } = result;
  return { rate, cpuMs, p50, p99, failures: countFailures(result) };
}
