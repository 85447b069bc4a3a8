import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startSchool, stopSchool } from './school-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    school: {
      siteUrl: string;
      cmsUrl: string;
      muxUrl: string;
      ghlUrl: string;
      mailboxUrl: string;
      environment: Record<string, string>;
      /** Holds the process id of the school, which a test may have started anew. */
      pidFile: string;
    };
  }
}

/** The whole school as `npm start` makes it, from empty data, on free ports, in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'school-e2e-'));
  // Postgres, started as root, runs as a user of its own who must get in.
  await chmod(dataDir, 0o755);
  const names = [
    'SITE_PORT',
    'CMS_PORT',
    'LOCAL_MUX_PORT',
    'LOCAL_GHL_PORT',
    'MAILBOX_PORT',
    'SMTP_PORT',
    'DATABASE_PORT',
  ] as const;
  const ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, String(await freePort())] as const))
  );
  const environment: Record<string, string> = {
    SCHOOL_MODE: 'local',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    // As in production: what search engines are told is tested too.
    SITE_INDEXED: 'true',
    ...ports,
  };
  const siteUrl = `http://localhost:${ports.SITE_PORT}`;
  const pidFile = join(dataDir, 'school.pid');
  try {
    const { pid } = await startSchool({ environment, siteUrl });
    await writeFile(pidFile, String(pid));
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  project.provide('school', {
    siteUrl,
    cmsUrl: `http://localhost:${ports.CMS_PORT}`,
    muxUrl: `http://localhost:${ports.LOCAL_MUX_PORT}`,
    ghlUrl: `http://localhost:${ports.LOCAL_GHL_PORT}`,
    mailboxUrl: `http://localhost:${ports.MAILBOX_PORT}`,
    environment,
    pidFile,
  });
  return async () => {
    const stoppedByItself = await stopSchool({ pid: Number(await readFile(pidFile, 'utf8')) });
    await rm(dataDir, { recursive: true, force: true });
    if (!stoppedByItself) throw new Error('The school did not stop when asked to; it had to be killed');
  };
}

/** Below the range the system takes ports from for outgoing connections (32768 and up): of those one may be gone by the time it is used. */
const PORTS = { from: 12_000, count: 18_000 };

/** A port nobody listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolvePort(freePort()) : reject(error)
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolvePort(port)));
  });
}
