import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './ports.ts';
import { startSchool, stopSchool } from './school-process.ts';

/** Where a school of a run's own is. */
export interface School {
  siteUrl: string;
  cmsUrl: string;
  muxUrl: string;
  ghlUrl: string;
  mailboxUrl: string;
  environment: Record<string, string>;
  /** Holds the process id of the school, which a test may have started anew. */
  pidFile: string;
}

/**
 * The whole school as `npm start` makes it, from empty data, on free ports, in a folder of its own, until it is closed.
 *
 * @throws Error from `close` when it did not stop when asked to
 */
export async function openSchool(): Promise<{ school: School; close: () => Promise<void> }> {
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
    await Promise.all(names.map(async (name) => [name, String(await findFreePort())] as const))
  );
  const environment: Record<string, string> = {
    SCHOOL_MODE: 'local',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    // As in production: what search engines are told is tested too.
    SITE_INDEXED: 'true',
    // All tests come from one address.
    AUTH_TRIES_PER_MINUTE: '1000',
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
  const close = async () => {
    const stoppedByItself = await stopSchool({ pid: Number(await readFile(pidFile, 'utf8')) });
    await rm(dataDir, { recursive: true, force: true });
    if (!stoppedByItself) throw new Error('The school did not stop when asked to; it had to be killed');
  };
  return {
    close,
    school: {
      siteUrl,
      cmsUrl: `http://localhost:${ports.CMS_PORT}`,
      muxUrl: `http://localhost:${ports.LOCAL_MUX_PORT}`,
      ghlUrl: `http://localhost:${ports.LOCAL_GHL_PORT}`,
      mailboxUrl: `http://localhost:${ports.MAILBOX_PORT}`,
      environment,
      pidFile,
    },
  };
}
