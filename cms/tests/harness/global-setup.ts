import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../../database/src/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { port: number; user: string; password: string };
  }
}

/** One Postgres for the whole run; every test file makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'school-integration-'));
  const credentials = { user: 'school', password: 'school' };
  const postgres = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: 0,
    database: 'postgres',
    ...credentials,
  });
  project.provide('postgres', { port: postgres.port, ...credentials });
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
