import { join } from 'node:path';
import {
  countFailures,
  printGoal,
  printLine,
  readCpuMs,
  readLoad,
  readMemory,
  sendLoad,
  waitForQuiet,
} from '../../kit/bench/index.ts';
import { openStage } from './stage.ts';

/**
 * A hundred thousand learners, each with a report every fifteen seconds: the whole evening of a large school on one
 * process. CROWD_MINUTES (10), CROWD_LEARNERS (100,000). Access tokens are there beforehand: renewing them is not in it.
 */
const MINUTES = Number(process.env.CROWD_MINUTES ?? 10);
const LEARNERS = Number(process.env.CROWD_LEARNERS ?? 100_000);
const EVERY_S = 15;
const CONNECTIONS = 256;
const MB = 1_048_576;

await waitForQuiet({ say: printLine });
const stage = await openStage({ learners: LEARNERS, lessons: 100 });
const { learners, course, school, postgres } = stage;
try {
  const rate = LEARNERS / EVERY_S;
  printLine(
    `${LEARNERS} learners, ${rate.toFixed(0)} reports a second for ${MINUTES} minutes, load ${readLoad().toFixed(2)}`
  );
  const memory = [readMemory({ pid: school.pid })];
  const clock = setInterval(() => memory.push(readMemory({ pid: school.pid })), 1_000);
  const cpuBefore = readCpuMs({ pids: [school.pid, postgres.pid] });
  const load = await sendLoad({
    port: school.port,
    connections: CONNECTIONS,
    seconds: MINUTES * 60,
    ratePerSecond: rate,
    traffic: {
      module: join(import.meta.dirname, 'report-traffic.ts'),
      args: {
        tokens: learners.map(({ token }) => token),
        lessonIds: course.lessonIds,
        path: '/api/progress/lessons/',
        seconds: EVERY_S,
      },
    },
  });
  clearInterval(clock);
  const done = load.rate * load.seconds;
  const cpuMs = (readCpuMs({ pids: [school.pid, postgres.pid] }) - cpuBefore) / done;
  printLine(`answers ${JSON.stringify(load.answers)}, broken ${load.broken}, processor ms each ${cpuMs.toFixed(3)}`);
  printGoal({ what: 'reports kept, of those due', value: done / (rate * load.seconds), atLeast: 0.999 });
  printGoal({ what: 'reports not kept', value: countFailures(load), atMost: 0 });
  printLine(`p50 ${load.p50.toFixed(1)} ms, longest ${load.max.toFixed(0)} ms`);
  printGoal({ what: 'p99, ms', value: load.p99, atMost: 100 });
  const [first = 0] = memory;
  printLine(
    `memory of the CMS, MB: ${(first / MB).toFixed(0)} at first, at most ${(Math.max(...memory) / MB).toFixed(0)}, ${((memory.at(-1) ?? 0) / MB).toFixed(0)} at last`
  );
} finally {
  await stage.stop();
}
