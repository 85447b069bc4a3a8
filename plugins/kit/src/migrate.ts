import type { Core } from '@strapi/types';
import type { Knex } from 'knex';

/** One step of a plugin's own tables. A name, once landed, never changes; a landed step is never edited. */
export interface Migration {
  name: string;
  up: (trx: Knex) => Promise<void>;
}

/**
 * Brings the plain tables of one Postgres schema up to date, each step once, in the order given.
 *
 * All cms processes that boot together wait for one advisory lock; the steps and the record of them are one
 * transaction, so a boot that dies halfway leaves the schema as it was.
 */
export async function migrateSchema({
  strapi,
  schema,
  migrations,
}: {
  strapi: Core.Strapi;
  schema: string;
  migrations: readonly Migration[];
}): Promise<void> {
  await strapi.db.connection.transaction(async (trx: Knex.Transaction) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`migrate:${schema}`]);
    await trx.raw('create schema if not exists ??', [schema]);
    await trx.raw(
      'create table if not exists ??.migrations (name text primary key, applied_at timestamptz not null default now())',
      [schema]
    );
    const applied = new Set<string>(await trx.withSchema(schema).table('migrations').pluck('name'));
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      await migration.up(trx);
      await trx.withSchema(schema).table('migrations').insert({ name: migration.name });
    }
  });
}
