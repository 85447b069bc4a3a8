import { Client, escapeIdentifier, type ClientConfig } from 'pg';

/** What the school's tables and searches rely on. */
const EXTENSIONS = ['pg_trgm', 'unaccent', 'citext', 'pg_stat_statements'] as const;

/** Makes the school's database and its extensions unless they are there. */
export async function ensureDatabase({ login, database }: { login: ClientConfig; database: string }): Promise<void> {
  await withClient({ ...login, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(database)}`);
  });
  await withClient({ ...login, database }, async (client) => {
    for (const extension of EXTENSIONS) await client.query(`create extension if not exists ${extension}`);
  });
}

async function withClient(config: ClientConfig, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(config);
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
