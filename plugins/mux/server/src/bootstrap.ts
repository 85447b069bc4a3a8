import { assertRawBodies, migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { takeLeasesFast } from './fast/take-leases.ts';
import { followLearners } from './follow-learners.ts';
import { getService } from './get-service.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import { actions } from './permissions.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  assertRawBodies({ strapi });
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  takeLeasesFast({ strapi });
  followLearners({ strapi });
  getService(strapi, 'counters').start();
};
