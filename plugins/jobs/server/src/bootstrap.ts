import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { migrations, SCHEMA } from './migrations.ts';
import { followLearners } from './people.ts';
import { actions } from './permissions.ts';

/** Opens the queue. Workers are started by the app, when every plugin is up: a job may need any of them. */
export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  followLearners({ strapi });
  await strapi.plugin('jobs').service('engine').open();
  await strapi.plugin('jobs').service('queue').open();
};
