import { setTimeout as sleep } from 'node:timers/promises';
import { printGoal, printLine, waitForQuiet } from '../../kit/bench/index.ts';
import type { Fault } from '../local/src/faults.ts';
import { checkContacts, openStage } from './stage.ts';

/**
 * GHL is away, in each way it can be, while people register; then it is back. The hour is compressed by as much as GHL's
 * interval: all waits are told in it. Two CMS processes tell what was collected.
 * BENCH_LEARNERS (10000), BENCH_INTERVAL ms in which GHL takes 100 requests (1000; GHL's own is 10000).
 */
const LEARNERS = Number(process.env.BENCH_LEARNERS ?? 10_000);
const INTERVAL = Number(process.env.BENCH_INTERVAL ?? 1_000);
const BURST = 100;
/** Of ten learners one changes the profile, twice. */
const CHANGES = Math.floor(LEARNERS / 10);
const FAULTS: readonly Fault[] = ['down', 'hang', 'error', 'too-many', 'html'];
/** Intervals of an hour. */
const HOUR = 360;

await waitForQuiet({ say: printLine });
const stage = await openStage({ limits: { burst: BURST, interval: INTERVAL, daily: 10_000_000 } });
try {
  const { ghl } = stage;
  ghl.faults.set({ fault: 'down' });
  await stage.startWorker();
  await stage.startWorker();
  const began = performance.now();
  const turn = setInterval(() => {
    const place = Math.floor(((performance.now() - began) / (HOUR * INTERVAL)) * FAULTS.length) % FAULTS.length;
    ghl.faults.set({ fault: FAULTS[place] ?? 'down' });
  }, INTERVAL);
  const learners = await stage.addLearners({ count: LEARNERS, changes: CHANGES });
  printLine(`${LEARNERS} accounts in ${((performance.now() - began) / 1_000).toFixed(1)} s, GHL away`);
  await sleep(Math.max(0, HOUR * INTERVAL - (performance.now() - began)));
  clearInterval(turn);
  printLine(`${ghl.counts.requests} requests while it was away, ${await stage.countWaiting()} events wait`);

  ghl.faults.set(null);
  const asked = ghl.counts.requests;
  const back = performance.now();
  let waiting = await stage.countWaiting();
  while (waiting > 0) {
    await sleep(INTERVAL);
    waiting = await stage.countWaiting();
  }
  const took = performance.now() - back;
  // Two requests for who registers, one for each change.
  const least = ((LEARNERS * 2 + CHANGES * 2) / BURST) * INTERVAL;
  printLine(`drained in ${(took / 1_000).toFixed(1)} s by ${ghl.counts.requests - asked} requests`);
  printGoal({ what: 'draining, times the least the limits allow', value: took / least, atMost: 1.15 });
  const found = await checkContacts({ stage, learners, changes: CHANGES });
  for (const [what, value] of Object.entries(found)) printGoal({ what, value, atMost: 0 });
} finally {
  await stage.stop();
}
process.exit(0);
