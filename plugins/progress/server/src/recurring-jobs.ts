import type { Core } from '@strapi/strapi';
import { PERIOD } from './services/figures.ts';

/** An hour when few learn, UTC. */
const NIGHTLY = '17 3 * * *';

/** What the plugin does by itself, in one process at a time. */
export function declareRecurringJobs({ strapi }: { strapi: Core.Strapi }): void {
  const queue = strapi.plugin('jobs').service('queue');
  queue.declare({
    name: 'progress.refresh-figures',
    every: PERIOD,
    run: () => strapi.plugin('progress').service('figures').refresh(),
  });
  queue.declare({
    name: 'progress.clean-sittings',
    cron: NIGHTLY,
    run: async () => {
      const cleaned = await strapi.plugin('progress').service('live').clean();
      if (cleaned > 0) strapi.log.info(`progress: ${cleaned} old sittings were deleted`);
    },
  });
}
