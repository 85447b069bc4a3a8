import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../database/src/postgres.ts';
import { migrations, SCHEMA } from '../server/src/migrations/index.ts';

export interface TestDatabase {
  db: Knex;
  stop: () => Promise<void>;
}

/** A Postgres of its own with this plugin's tables, and as much of Strapi's as the plugin reads. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'progress-store-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: 0,
    user: 'school',
    password: 'school',
    database: 'school',
    isDurable: false,
  });
  const db = knex({ client: 'pg', connection: postgres.url, pool: { min: 0, max: 20 } });
  await db.raw(`
    create table up_users (id serial primary key);
    create table courses (id serial primary key, document_id text, locale text, position integer, published_at timestamp);
    create table modules (id serial primary key, document_id text, locale text, position integer, published_at timestamp);
    create table lessons (id serial primary key, document_id text, locale text, position integer, published_at timestamp,
      video text, done_rule text, done_percent integer);
    create table modules_course_lnk (module_id integer, course_id integer);
    create table lessons_module_lnk (lesson_id integer, module_id integer);
    create schema mux;
    create table mux.videos (id uuid primary key, duration double precision);`);
  // Of Strapi, migrating uses the connection alone.
  await migrateSchema({ strapi: { db: { connection: db } } as unknown as Core.Strapi, schema: SCHEMA, migrations });
  return {
    db,
    stop: async () => {
      await db.destroy();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function addLearner({ db }: { db: Knex }): Promise<number> {
  const { rows } = await db.raw<{ rows: { id: number }[] }>('insert into up_users default values returning id');
  const [row] = rows;
  if (!row) throw new Error('no learner was made');
  return row.id;
}

/** Adds one version of a document as Strapi keeps it; `parent` is the row id it hangs on. */
export async function addRow({
  db,
  table,
  documentId,
  locale = 'en',
  position = 0,
  isPublished = true,
  parent,
}: {
  db: Knex;
  table: 'courses' | 'modules' | 'lessons';
  documentId: string;
  locale?: string;
  position?: number | null;
  isPublished?: boolean;
  parent?: number;
}): Promise<number> {
  const [row] = await db(table)
    .insert({ document_id: documentId, locale, position, published_at: isPublished ? new Date() : null })
    .returning('id');
  if (table === 'modules' && parent !== undefined)
    await db('modules_course_lnk').insert({ module_id: row.id, course_id: parent });
  if (table === 'lessons' && parent !== undefined)
    await db('lessons_module_lnk').insert({ lesson_id: row.id, module_id: parent });
  return row.id;
}
