import { fork, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The built CMS as a process of its own. */
export interface SchoolProcess {
  port: number;
  url: string;
  pid: number;
  /** Resolves when the process is gone. */
  exited: Promise<void>;
  isAlive: () => boolean;
  /** What it printed last. */
  readOutput: () => string;
  /** Asks it to end and waits; `SIGKILL` gives it no time for anything. */
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

/** Where a school keeps its data, and what signs its sessions. */
export interface SchoolPlace {
  database: { port: number; name: string; user: string; password: string };
  dataDir: string;
  jwtSecret: string;
}

/**
 * Starts the CMS as it was built (`npm run build`) and waits until it listens.
 *
 * @param port 0 picks a free one
 * @param environment variables of `config/src/variables.ts` beside those that follow from the place
 * @param nodeFlags for the profiler, say
 * @throws Error with the end of its output when it does not start
 */
export async function startSchool({
  place,
  port: wanted = 0,
  environment = {},
  nodeFlags = [],
}: {
  place: SchoolPlace;
  port?: number;
  environment?: Record<string, string>;
  nodeFlags?: readonly string[];
}): Promise<SchoolProcess> {
  const port = wanted === 0 ? await findFreePort() : wanted;
  const child = fork(join(import.meta.dirname, 'school-process.ts'), {
    execArgv: [...nodeFlags],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      VITEST: undefined,
      SCHOOL_MODE: 'local',
      LOG_LEVEL: 'error',
      DATA_DIR: place.dataDir,
      CMS_HOST: '127.0.0.1',
      CMS_PORT: String(port),
      CMS_URL: `http://localhost:${port}`,
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String(place.database.port),
      DATABASE_NAME: place.database.name,
      DATABASE_USERNAME: place.database.user,
      DATABASE_PASSWORD: place.database.password,
      JWT_SECRET: place.jwtSecret,
      STRAPI_TELEMETRY_DISABLED: 'true',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output = `${output}${chunk.toString('utf8')}`.slice(-40_000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  let isAlive = true;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isAlive = false;
      resolve();
    });
  });
  await untilListening({ child, readOutput: () => output });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    exited,
    isAlive: () => isAlive,
    readOutput: () => output,
    async stop(signal = 'SIGTERM') {
      if (isAlive) child.kill(signal);
      await exited;
    },
  };
}

/** A port of 127.0.0.1 nobody listens on now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function untilListening({ child, readOutput }: { child: ChildProcess; readOutput: () => string }): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The CMS did not start (exit code ${code}):\n${readOutput()}`)));
  });
}
