import type { Core } from '@strapi/strapi';
import { number, object, string } from 'yup';
import { CRM_EVENTS } from '../../contract/index.ts';
import { EVENT_JOB, type EventPayload } from './services/outbox.ts';

/** While GHL is away only a few jobs in hand use tries up, minutes apart: this outlasts a long weekend. */
const RETRY = { limit: 2_500, delay: 2, longest: 120 };

export const MOST_TRIES = RETRY.limit + 1;

/** Events told at once by one process. More would only wait for the same budget. */
const AT_ONCE = 4;

/** Seconds of one try: while GHL is let alone it waits in hand. */
const TIMEOUT = 3_600;

const payload = object({
  userId: number().integer().positive().required(),
  event: string<EventPayload['event']>()
    .oneOf([...CRM_EVENTS, 'forgotten'])
    .required(),
  courseId: string().max(64),
}).noUnknown();

interface Run {
  payload: EventPayload;
  jobId: string;
  attempt: number;
  signal: AbortSignal;
}

/** Declares what runs in the background. */
export function declareJobs({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .plugin('jobs')
    .service('queue')
    .declare({
      name: EVENT_JOB,
      payload,
      isOrdered: true,
      concurrency: AT_ONCE,
      retry: RETRY,
      timeout: TIMEOUT,
      run: ({ signal, ...run }: Run) =>
        strapi
          .plugin('ghl-sync')
          .service('pushes')
          .run({ ...run, caller: { lane: 'now', signal } }),
    });
}
