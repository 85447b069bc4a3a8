import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const START_TIMEOUT = 14 * 60_000;
const STOP_TIMEOUT = 30_000;

export interface SchoolProcess {
  pid: number;
  /** What `npm start` printed so far. */
  output: () => string;
}

/**
 * Starts the school by the program behind `npm start` and waits until its site answers.
 *
 * @throws Error with the end of its output when it ends or does not open in time
 */
export async function startSchool({
  environment,
  siteUrl,
}: {
  environment: Record<string, string>;
  siteUrl: string;
}): Promise<SchoolProcess> {
  const path = join(environment.DATA_DIR ?? tmpdir(), `start-${randomUUID()}.log`);
  const log = openSync(path, 'a');
  const child = spawn(process.execPath, [join(ROOT, 'config/local/start.ts')], {
    cwd: ROOT,
    // Without npm's own variables: it would end with the program that started it.
    env: { ...process.env, ...environment, NODE_ENV: undefined, VITEST: undefined, npm_lifecycle_event: undefined },
    // Into a file: a test's own process ends before the school it started anew, and with it would every pipe.
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const output = () => readFileSync(path, 'utf8');
  try {
    await untilOpen({ child, siteUrl });
  } catch (error) {
    if (child.pid) await stopSchool({ pid: child.pid });
    throw new Error(`The school did not start: ${String(error)}\n${output().slice(-6_000)}`, { cause: error });
  }
  child.unref();
  return { pid: child.pid ?? 0, output };
}

/** Asks it to stop as Ctrl-C does and waits until it is gone. Returns false if it had to be killed. */
export async function stopSchool({ pid }: { pid: number }): Promise<boolean> {
  if (!isAlive(pid)) return true;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + STOP_TIMEOUT;
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  process.kill(pid, 'SIGKILL');
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

async function untilOpen({ child, siteUrl }: { child: ChildProcess; siteUrl: string }): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const isOpen = await fetch(siteUrl).then(
      (answer) => answer.ok,
      () => false
    );
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('npm start was not done in time');
}
