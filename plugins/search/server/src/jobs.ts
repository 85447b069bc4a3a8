import type { Core } from '@strapi/strapi';
import { object } from 'yup';

const nothing = object({}).noUnknown();

export const SEARCH_JOBS = { rebuild: 'search.rebuild', transcripts: 'search.transcripts' } as const;

/** Declares what is done in the background. */
export function declareJobs({ strapi }: { strapi: Core.Strapi }): void {
  const queue = strapi.plugin('jobs').service('queue');
  queue.declare({
    name: SEARCH_JOBS.rebuild,
    payload: nothing,
    // Nothing should ever differ by then; what some program changed behind Strapi's back does.
    cron: '41 3 * * *',
    timeout: 1_800,
    run: ({ signal }: { signal: AbortSignal }) => strapi.plugin('search').service('indexer').rebuild({ signal }),
  });
  queue.declare({
    name: SEARCH_JOBS.transcripts,
    payload: nothing,
    cron: '* * * * *',
    // The next minute is the next try.
    retry: { limit: 0, delay: 1, longest: 1 },
    run: async ({ signal }: { signal: AbortSignal }) => {
      await strapi.plugin('search').service('transcripts').follow({ signal });
    },
  });
}
