/**
 * Loaded into every program we start: ends it as SIGTERM would when whoever started it is gone without a word, so
 * that killing `npm start` leaves nothing running.
 *
 * Programs started in turn by that program inherit `STARTED_BY` but have another parent, and are left alone.
 */
const INTERVAL_MS = 500;
const startedBy = Number(process.env.STARTED_BY);

if (startedBy === process.ppid) {
  setInterval(() => {
    if (process.ppid !== startedBy || !isAlive(startedBy)) process.kill(process.pid, 'SIGTERM');
  }, INTERVAL_MS).unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
