import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EnvironmentError, loadEnvironment, ROOT, toProcessEnvironment, type Environment } from '@diamond/config';
import { Client } from 'pg';
import { connectionOf } from './connection.ts';
import { seed } from './seed/seed.ts';
import { openStrapi } from './seed/strapi.ts';

const MARK = { type: 'core', name: 'demo-school', key: 'seeded' } as const;

/**
 * `npm run seed`: makes what is missing of the demo school. With `--once` it does so only if it never did in this
 * database, so that what an editor deleted stays deleted.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
  const environment = loadEnvironment();
  if (environment.SCHOOL_MODE === 'production') {
    throw new EnvironmentError([
      'SCHOOL_MODE: must be local, for the demo school and its accounts do not exist in production',
    ]);
  }
  if (values.once && (await wasSeeded({ environment }))) {
    process.stdout.write('The demo school is there.\n');
    return;
  }
  // As the CMS itself will run: the same validated values, and not the folder-watching mode of development.
  Object.assign(process.env, toProcessEnvironment(environment), { NODE_ENV: 'production' });
  const strapi = await openStrapi({ root: ROOT });
  try {
    await seed({
      strapi,
      filmFolder: join(environment.DATA_DIR, 'films'),
      say: (text) => process.stdout.write(`${text}\n`),
    });
    await strapi.store(MARK).set({ key: MARK.key, value: new Date().toISOString() });
  } finally {
    await strapi.destroy();
  }
}

async function wasSeeded({ environment }: { environment: Environment }): Promise<boolean> {
  const client = new Client(connectionOf({ environment }));
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string | null }>(
      "select to_regclass('strapi_core_store_settings') as name"
    );
    if (!rows[0]?.name) return false;
    const key = `${MARK.type}_${MARK.name}_${MARK.key}`;
    return (await client.query('select 1 from strapi_core_store_settings where key = $1', [key])).rows.length > 0;
  } finally {
    await client.end();
  }
}

try {
  await run();
  process.exit(0);
} catch (error) {
  const isExplained = error instanceof EnvironmentError;
  process.stderr.write(`${isExplained ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
