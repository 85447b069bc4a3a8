import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { SEARCH_JOBS } from './jobs.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import { INDEX_VERSION } from './services/indexer.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  // As a job: a large school does not wait for it to be up.
  if (await strapi.plugin('search').service('indexer').isOutdated())
    await strapi
      .plugin('jobs')
      .service('queue')
      .enqueue({ name: SEARCH_JOBS.rebuild, payload: {}, once: `version ${INDEX_VERSION}` });
};
