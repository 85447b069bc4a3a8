import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { takeQuestionsFast } from './fast/take-questions.ts';
import { takeReportsFast } from './fast/take-reports.ts';
import { followLearners } from './follow-learners.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import { actions } from './permissions.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  followLearners({ strapi });
  takeQuestionsFast({ strapi });
  takeReportsFast({ strapi });
  for (const event of ['mux.video.ready', 'mux.video.replaced'])
    strapi.eventHub.on(event, async ({ videoId }: { videoId: string }) => {
      strapi.plugin('progress').service('films').forget({ videoId });
      strapi.plugin('progress').service('courses').forgetFilms();
    });
};
