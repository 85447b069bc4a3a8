import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

const ROOT = resolve(import.meta.dirname, '../../..');
const START_TIMEOUT = 14 * 60_000;
const STOP_TIMEOUT = 30_000;

declare module 'vitest' {
  export interface ProvidedContext {
    school: {
      siteUrl: string;
      cmsUrl: string;
      muxUrl: string;
      mailboxUrl: string;
      environment: Record<string, string>;
    };
  }
}

/** The whole school as `npm start` makes it, from empty data, on free ports, in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'school-e2e-'));
  // Postgres, started as root, runs as a user of its own who must get in.
  await chmod(dataDir, 0o755);
  const names = ['SITE_PORT', 'CMS_PORT', 'LOCAL_MUX_PORT', 'MAILBOX_PORT', 'SMTP_PORT', 'DATABASE_PORT'] as const;
  const ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, String(await freePort())] as const))
  );
  const environment: Record<string, string> = { SCHOOL_MODE: 'local', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...ports };

  const child = spawn(process.execPath, [join(ROOT, 'config/local/start.ts')], {
    cwd: ROOT,
    env: { ...process.env, ...environment, NODE_ENV: undefined, VITEST: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));

  const siteUrl = `http://localhost:${ports.SITE_PORT}`;
  try {
    await untilOpen({ child, siteUrl });
  } catch (error) {
    await stop(child);
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(`The school did not start: ${String(error)}\n${output.join('').slice(-6_000)}`, { cause: error });
  }
  project.provide('school', {
    siteUrl,
    cmsUrl: `http://localhost:${ports.CMS_PORT}`,
    muxUrl: `http://localhost:${ports.LOCAL_MUX_PORT}`,
    mailboxUrl: `http://localhost:${ports.MAILBOX_PORT}`,
    environment,
  });
  return async () => {
    await stop(child);
    await rm(dataDir, { recursive: true, force: true });
  };
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
    await new Promise((resolveWait) => setTimeout(resolveWait, 500));
  }
  throw new Error('npm start was not done in time');
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolveStop) => {
    const giveUp = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT);
    child.once('exit', () => {
      clearTimeout(giveUp);
      resolveStop();
    });
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolvePort(address.port) : reject(new Error('no port'))
      );
    });
  });
}
