import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ticks of the kernel's clock a second: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
/** Above this load, in processes ready to run, a round says more of the neighbours than of us. */
const BUSY_LOAD = 3;
const PATIENCE_S = 15 * 60;

/** Whether this machine tells what a process costs; elsewhere CPU figures are left out. */
export const hasCpuTimes = process.platform === 'linux';

/** Processor milliseconds these processes and all their descendants, ended ones too, have used. */
export function readCpuMs({ pids }: { pids: readonly number[] }): number {
  if (!hasCpuTimes) return Number.NaN;
  const family = new Set(pids);
  const all = readProcesses();
  // Children have larger ids than their parents, but for a wrap-around: go on until nobody is added.
  for (let before = -1; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  const ticks = all.filter(({ pid }) => family.has(pid)).reduce((sum, process) => sum + process.ticks, 0);
  return (ticks * 1_000) / TICKS_PER_SECOND;
}

/** Memory a process holds, in bytes. */
export function readMemory({ pid }: { pid: number }): number {
  if (!hasCpuTimes) return Number.NaN;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

/** The machine's load over the last minute. */
export const readLoad = (): number => loadavg()[0] ?? Number.NaN;

/**
 * Waits until the machine has time for a round, saying so. Our own last round is in the load, so that it falls within a
 * minute or two of rest where nobody else is at work. With `BENCH_ANYWAY` set it does not wait: such figures show that
 * the bench works, not how fast anything is.
 *
 * @throws Error when the machine stays busy for a quarter of an hour
 */
export async function waitForQuiet({ say }: { say: (line: string) => void }): Promise<void> {
  if (process.env.BENCH_ANYWAY) return;
  for (let waited = 0; readLoad() > BUSY_LOAD; waited += 5) {
    if (waited >= PATIENCE_S) throw new Error(`The machine stays busy (load ${readLoad().toFixed(1)}); try later.`);
    if (waited % 60 === 0) say(`load ${readLoad().toFixed(1)}: waiting until it is below ${BUSY_LOAD}`);
    await sleep(5_000);
  }
}

function readProcesses(): { pid: number; parent: number; ticks: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(name);
      if (stat === null) return [];
      // The name, in brackets, may hold anything; the fields are behind it: state, parent, …, utime, stime, cutime, cstime.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
      return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
    });
}

function readStat(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    // It ended while we were looking.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
