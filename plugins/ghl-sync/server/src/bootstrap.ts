import { assertRawBodies, migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { followLearners } from './follow-learners.ts';
import { followProgress } from './follow-progress.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import { actions } from './permissions.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  assertRawBodies({ strapi });
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  // Before anybody registers: from here on settings are remembered, never waited for.
  await strapi.plugin('ghl-sync').service('settings').read();
  followLearners({ strapi });
  followProgress({ strapi });
};
