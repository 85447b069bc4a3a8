import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { endSessionsOfChanged } from './end-sessions.ts';
import { followChanges } from './follow-changes.ts';
import { migrations, SCHEMA } from './migrations/index.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  endSessionsOfChanged({ strapi });
  followChanges({ strapi });
  await strapi.plugin('accounts').service('credentials').prepare();
};
