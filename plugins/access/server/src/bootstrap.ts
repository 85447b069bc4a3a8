import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { followLearners } from './learners.ts';
import { migrations, SCHEMA } from './migrations.ts';
import { actions } from './permissions.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  followLearners({ strapi });
};
