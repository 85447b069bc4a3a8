import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { ensureCluster } from './postgres/cluster.ts';
import { ensureDatabase } from './postgres/database.ts';
import { clearLeftover, KEEPER } from './postgres/leftover.ts';
import { preparePlace } from './postgres/place.ts';
import { findFreePort, isPortFree } from './postgres/ports.ts';
import { spawnServer, type ServerProcess } from './postgres/server-process.ts';

const READY_PATIENCE_MS = 60_000;
const ATTEMPTS = 10;
const ATTEMPT_PAUSE_MS = 500;

/** A Postgres of our own that is ready to be asked. */
export interface Postgres {
  /** With user and password in it: not for logs. */
  url: string;
  port: number;
  /** Resolves with the exit code when the server ends, wanted or not. */
  exited: Promise<number | null>;
  /** The newest lines of its log. */
  readLog: () => string;
  /** Stops it; what was acknowledged is on disk. */
  stop: () => Promise<void>;
}

/**
 * Starts the embedded Postgres 18 on both loopback addresses and nowhere else, made first if the folder is empty,
 * with the school's database and extensions.
 *
 * @param dataDir folder of the database, made if absent
 * @param port 0 picks a free one
 * @param isDurable false trades safety for speed, for tests that throw the folder away
 * @param onLog is given the server's log as it comes
 * @throws Error in plain words: port taken, database in use, wrong password, folder that holds something else
 */
export async function startPostgres({
  dataDir,
  port,
  user,
  password,
  database,
  isDurable = true,
  onLog = () => {},
}: {
  dataDir: string;
  port: number;
  user: string;
  password: string;
  database: string;
  isDurable?: boolean;
  onLog?: (text: string) => void;
}): Promise<Postgres> {
  const folder = resolve(dataDir);
  const place = await preparePlace({ dataDir: folder });
  try {
    await ensureCluster({ dataDir: folder, user, password, isDurable, place });
    await clearLeftover({ dataDir: folder, login: { host: '127.0.0.1', user, password } });
    const bound = port === 0 ? await findFreePort() : port;
    if (!(await isPortFree({ port: bound }))) {
      throw new Error(
        `The database's port ${bound} is taken by another program. End it, or set DATABASE_PORT to a free one.`
      );
    }
    const login: ClientConfig = { host: '127.0.0.1', port: bound, user, password };
    const server = await spawnUntilReady({
      spawn: () => spawnServer({ place, dataDir: folder, port: bound, isDurable, onLog }),
      login,
    });
    try {
      await ensureDatabase({ login, database });
      const keeper = await keepConnected({ login });
      return {
        url: `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${bound}/${encodeURIComponent(database)}`,
        port: bound,
        exited: server.exited,
        readLog: server.readLog,
        stop: async () => {
          await keeper.end();
          await server.stop();
          await place.leave();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    await place.leave();
    throw error;
  }
}

/** A crashed server's children hold its shared memory a moment longer than it lives: then it is tried again. */
async function spawnUntilReady({
  spawn,
  login,
}: {
  spawn: () => ServerProcess;
  login: ClientConfig;
}): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const server = spawn();
    try {
      await waitUntilReady({ server, login });
      return server;
    } catch (error) {
      await server.stop();
      const isHeld = server.readLog().includes('pre-existing shared memory block');
      if (!isHeld || attempt === ATTEMPTS) throw error;
      await sleep(ATTEMPT_PAUSE_MS);
    }
  }
}

async function waitUntilReady({ server, login }: { server: ServerProcess; login: ClientConfig }): Promise<void> {
  const giveUpAt = Date.now() + READY_PATIENCE_MS;
  let last: unknown;
  while (Date.now() < giveUpAt) {
    if (server.hasExited()) throw new Error(`The database did not start:\n${server.readLog()}`);
    const client = new Client({ ...login, database: 'postgres', connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      last = error;
      if ((error as { code?: string }).code === '28P01') {
        throw new Error(
          'The database refuses DATABASE_PASSWORD: it was made with another one. Put that back, or move the database folder away.',
          { cause: error }
        );
      }
      await sleep(50);
    }
  }
  throw new Error(`The database did not answer within ${READY_PATIENCE_MS / 1000} s:\n${server.readLog()}`, {
    cause: last,
  });
}

async function keepConnected({ login }: { login: ClientConfig }): Promise<Client> {
  const keeper = new Client({ ...login, database: 'postgres', application_name: KEEPER, keepAlive: true });
  // When the server goes, `exited` tells; a broken keeper is only the echo of it.
  keeper.on('error', () => {});
  await keeper.connect();
  return keeper;
}
