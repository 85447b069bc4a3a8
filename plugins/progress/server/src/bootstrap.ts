import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { takeReportsFast } from './fast/take-reports.ts';
import { followLearners } from './follow-learners.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import { actions } from './permissions.ts';
import { PERIOD } from './services/figures.ts';

/** An hour when few learn, by the server's clock. */
const NIGHTLY = '0 17 3 * * *';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  followLearners({ strapi });
  takeReportsFast({ strapi });
  strapi.eventHub.on('mux.video.replaced', ({ videoId }: { videoId: string }) =>
    strapi.plugin('progress').service('films').forget({ videoId })
  );
  strapi.cron.add({
    'progress-figures': {
      task: async () => {
        try {
          await strapi.plugin('progress').service('figures').refresh();
        } catch (error) {
          // The next round makes up for it; the admin sees how old the figures are.
          strapi.log.warn(`progress: figures were not refreshed: ${error instanceof Error ? error.message : error}`);
        }
      },
      options: { rule: `*/${PERIOD} * * * * *` },
    },
    'progress-sessions': {
      task: async () => {
        try {
          const cleaned = await strapi.plugin('progress').service('live').clean();
          if (cleaned > 0) strapi.log.info(`progress: ${cleaned} old sittings were deleted`);
        } catch (error) {
          // The next night makes up for it.
          strapi.log.warn(`progress: old sittings were not deleted: ${error instanceof Error ? error.message : error}`);
        }
      },
      options: { rule: NIGHTLY },
    },
  });
};
