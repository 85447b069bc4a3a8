import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../database/src/postgres.ts';

/** An embedded Postgres of its own, as durable as the school's, whose folder goes with it. */
export interface BenchPostgres {
  url: string;
  port: number;
  user: string;
  password: string;
  /** The server's process: its connections are its children. */
  pid: number;
  /** The folder everything temporary of the bench lies in. */
  folder: string;
  stop: () => Promise<void>;
}

/** @param database made by it, with the school's extensions */
export async function startBenchPostgres({ database = 'bench' }: { database?: string } = {}): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'school-bench-'));
  // Postgres, started as root, runs as a user of its own who must get in.
  await chmod(folder, 0o755);
  const credentials = { user: 'school', password: 'school' };
  const dataDir = join(folder, 'postgres');
  const postgres = await startPostgres({ dataDir, port: 0, database, ...credentials });
  const [pid] = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n');
  return {
    ...credentials,
    url: postgres.url,
    port: postgres.port,
    pid: Number(pid),
    folder,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
