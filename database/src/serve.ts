import { join } from 'node:path';
import { loadEnvironment } from '@diamond/config';
import { startPostgres } from './postgres.ts';

/** The embedded Postgres as a process of its own: prints one line when ready, stops on SIGTERM and SIGINT. */
async function serve(): Promise<void> {
  const environment = loadEnvironment();
  if (environment.SCHOOL_MODE === 'production') {
    throw new Error(
      'The embedded Postgres is for local mode. In production, DATABASE_HOST names a Postgres that is looked after.'
    );
  }
  const wanted = new Promise<'as wanted'>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve('as wanted'));
  });

  const postgres = await startPostgres({
    dataDir: join(environment.DATA_DIR, 'postgres'),
    port: environment.DATABASE_PORT,
    user: environment.DATABASE_USERNAME,
    password: environment.DATABASE_PASSWORD,
    database: environment.DATABASE_NAME,
    onLog: (text) => process.stderr.write(text),
  });
  process.stdout.write(`Postgres is ready on port ${postgres.port}\n`);

  const ended = await Promise.race([wanted, postgres.exited]);
  await postgres.stop();
  if (ended !== 'as wanted') {
    throw new Error(`The database ended by itself (${ended === null ? 'by a signal' : `exit code ${ended}`}).`);
  }
}

try {
  await serve();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
