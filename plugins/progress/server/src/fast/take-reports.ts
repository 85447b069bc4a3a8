import { openFastLane } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { readBody } from './read-body.ts';
import { readHead } from './read-head.ts';
import { createTaker } from './taker.ts';

/**
 * The fast way of progress reports: a plain report, of a session that runs, by a learner who may watch the lesson, each
 * known for less than a minute. All else is the ordinary route's.
 */
export function takeReportsFast({ strapi }: { strapi: Core.Strapi }): void {
  const taker = createTaker({ strapi });
  openFastLane({
    strapi,
    lane: {
      readHead,
      take: async (request, head) => {
        const body = await readBody({ request, length: head.length });
        return taker.take({ head, body, userAgent: request.headers['user-agent'] });
      },
    },
  });
}
