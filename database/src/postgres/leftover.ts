import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

/** Under this name the process that started a server stays connected to it, so that others see it is in use. */
export const KEEPER = 'diamond-district-keeper';

const PATIENCE_MS = 5_000;
const STOP_PATIENCE_MS = 20_000;

/**
 * Clears away what a start that was killed left behind in a data folder: a server that nobody keeps any more is
 * stopped, a lock file without its server removed.
 *
 * Postgres takes away a lock file whose process is gone. It cannot know that the process with that number is by now
 * another program, which after a restart of a container is the rule.
 *
 * @throws Error in plain words when the database is in use
 */
export async function clearLeftover({ dataDir, login }: { dataDir: string; login: ClientConfig }): Promise<void> {
  const lockFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const lock = readLock({ text: readFileSync(lockFile, 'utf8') });
  if (!lock || !isAlive(lock.pid)) return;

  const giveUpAt = Date.now() + PATIENCE_MS;
  while (isAlive(lock.pid) && Date.now() < giveUpAt) {
    const keeper = await findKeeper({ ...login, port: lock.port });
    if (keeper === 'kept') {
      throw new Error(`The database in ${dataDir} is in use: the school runs already. Stop it first.`);
    }
    if (keeper === 'unkept') {
      await stopServer({ pid: lock.pid });
      return;
    }
    if (isSomethingElse({ pid: lock.pid, dataDir })) break;
    await sleep(200);
  }
  // Should a server be there after all, it still holds its shared memory, and Postgres refuses to start beside it.
  rmSync(lockFile, { force: true });
}

/** Reads process number and port out of a `postmaster.pid`; undefined when the file is not whole. */
export function readLock({ text }: { text: string }): { pid: number; port: number } | undefined {
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

async function findKeeper(login: ClientConfig): Promise<'kept' | 'unkept' | 'unknown'> {
  const client = new Client({ ...login, database: 'postgres', connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rows } = await client.query('select 1 from pg_stat_activity where application_name = $1', [KEEPER]);
    return rows.length > 0 ? 'kept' : 'unkept';
  } catch {
    // Starting, stopping, hung, or not a Postgres at all: the caller asks again and then decides by other signs.
    return 'unknown';
  } finally {
    await client.end().catch(() => {});
  }
}

/** True when it is certain that a process is not the server of this folder; a server works inside of its folder. */
function isSomethingElse({ pid, dataDir }: { pid: number; dataDir: string }): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(dataDir);
  } catch {
    // Not ours to look into, or gone meanwhile: not certain.
    return false;
  }
}

async function stopServer({ pid }: { pid: number }): Promise<void> {
  process.kill(pid, 'SIGINT');
  const giveUpAt = Date.now() + STOP_PATIENCE_MS;
  while (isAlive(pid)) {
    if (Date.now() > giveUpAt)
      throw new Error(`An earlier database server (process ${pid}) does not stop. End it by hand.`);
    await sleep(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
