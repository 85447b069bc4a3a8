import { setTimeout as sleep } from 'node:timers/promises';
import { printGoal, printLine, type SchoolProcess } from '../../kit/bench/index.ts';
import { checkContacts, openStage } from './stage.ts';

/**
 * A worker is killed in the moment in which GHL's answer has gone out: GHL has done it, and nobody here knows.
 * BENCH_KILLS (100).
 */
const KILLS = Number(process.env.BENCH_KILLS ?? 100);
/** Learners who register for each of them, and at which of GHL's answers the worker goes, at the latest. */
const EACH = 6;
const LATEST = 8;

let worker: SchoolProcess | undefined;
let answersLeft = Number.POSITIVE_INFINITY;
const stage = await openStage({
  limits: { burst: 1_000, interval: 1_000, daily: 10_000_000 },
  onAnswered: () => {
    answersLeft -= 1;
    if (answersLeft === 0) void worker?.stop('SIGKILL');
  },
});
try {
  const learners: { id: number; email: string }[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    answersLeft = 1 + Math.floor(Math.random() * LATEST);
    worker = await stage.startWorker();
    learners.push(...(await stage.addLearners({ count: EACH })));
    await worker.exited;
    if (kill % 10 === 0) printLine(`killed ${kill} times, ${await stage.countWaiting()} events wait`);
  }
  answersLeft = Number.POSITIVE_INFINITY;
  await stage.startWorker();
  while ((await stage.countWaiting()) > 0) await sleep(1_000);
  const found = await checkContacts({ stage, learners, changes: 0 });
  for (const [what, value] of Object.entries(found)) printGoal({ what, value, atMost: 0 });
} finally {
  await stage.stop();
}
process.exit(0);
