import { createHash } from 'node:crypto';
import { loadEnvironment } from '@diamond/config';
import { Client, escapeIdentifier } from 'pg';
import { connectionOf } from './connection.ts';

/** Strapi's own and the learners' tables, which look like content and are none. */
const NOT_CONTENT = /^(admin|strapi|up)_/;

/**
 * Prints a fingerprint of everything that is published: whatever an editor publishes, unpublishes or deletes changes
 * it, what learners do does not. Publishing makes new rows, so ids and times suffice.
 */
async function printFingerprint(): Promise<void> {
  const client = new Client(connectionOf({ environment: loadEnvironment() }));
  await client.connect();
  try {
    const hash = createHash('sha256');
    for (const table of await listContentTables({ client })) {
      const { rows } = await client.query<{ fact: string }>(
        `select concat_ws(' ', id, document_id, updated_at, published_at) as fact
         from ${escapeIdentifier(table)} where published_at is not null order by id`
      );
      hash.update(`${table}\n${rows.map(({ fact }) => fact).join('\n')}\n`);
    }
    process.stdout.write(`${hash.digest('hex')}\n`);
  } finally {
    await client.end();
  }
}

async function listContentTables({ client }: { client: Client }): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name in ('id', 'document_id', 'updated_at', 'published_at')
     group by table_name having count(*) = 4 order by table_name`
  );
  return rows.map(({ name }) => name).filter((name) => !NOT_CONTENT.test(name));
}

try {
  await printFingerprint();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
