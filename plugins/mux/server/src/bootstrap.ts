import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { takeLeasesFast } from './fast/take-leases.ts';
import { followLearners } from './follow-learners.ts';
import { getService } from './get-service.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import { actions } from './permissions.ts';
import { assertRawBodies } from './raw-body.ts';
import { PERIOD } from './services/budget.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  assertRawBodies({ strapi });
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  takeLeasesFast({ strapi });
  followLearners({ strapi });
  getService(strapi, 'counters').start();
  strapi.cron.add({
    'mux-reconciler': {
      task: async () => {
        await getService(strapi, 'reconciler').run();
      },
      options: { rule: `*/${PERIOD} * * * * *` },
    },
    'mux-caretaker': {
      task: async () => {
        await getService(strapi, 'caretaker').run();
      },
      options: { rule: `15,45 * * * * *` },
    },
  });
};
