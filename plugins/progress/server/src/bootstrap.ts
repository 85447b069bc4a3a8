import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { takeReportsFast } from './fast/take-reports.ts';
import { followLearners } from './follow-learners.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import { actions } from './permissions.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  followLearners({ strapi });
  takeReportsFast({ strapi });
  strapi.eventHub.on('mux.video.replaced', ({ videoId }: { videoId: string }) =>
    strapi.plugin('progress').service('films').forget({ videoId })
  );
};
