import type { Core } from '@strapi/strapi';
import { number, object, string } from 'yup';
import { CRM_EVENTS } from '../../contract/index.ts';
import { MIRROR_JOB } from './services/mirror.ts';
import { EVENT_JOB, type EventPayload } from './services/outbox.ts';
import { forgetEvents } from './store/events.ts';

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

interface MirrorRunOfJob {
  payload: { runId: number };
  jobId: string;
  signal: AbortSignal;
}

interface Run {
  payload: EventPayload;
  jobId: string;
  attempt: number;
  signal: AbortSignal;
}

/** Seconds between two looks at what learners reached; what they do here is looked at at once. */
const SWEEP_EVERY = 60;

/** Days an event that went well is shown. */
const SHOWN_DAYS = 30;

/** Declares what runs in the background. */
export function declareJobs({ strapi }: { strapi: Core.Strapi }): void {
  const queue = strapi.plugin('jobs').service('queue');
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);
  queue.declare({
    name: EVENT_JOB,
    payload,
    isOrdered: true,
    concurrency: AT_ONCE,
    retry: RETRY,
    timeout: TIMEOUT,
    run: ({ signal, ...run }: Run) => service('pushes').run({ ...run, caller: { lane: 'now', signal } }),
  });
  queue.declare({
    name: MIRROR_JOB,
    payload: object({ runId: number().integer().required() }).noUnknown(),
    concurrency: 1,
    retry: RETRY,
    timeout: TIMEOUT,
    run: ({ payload: { runId }, jobId, signal }: MirrorRunOfJob) =>
      service('mirror').work({ runId, jobId, caller: { lane: 'mass', signal } }),
  });
  queue.declare({ name: 'ghl-sync.milestones', every: SWEEP_EVERY, run: () => service('milestones').sweep() });
  queue.declare({ name: 'ghl-sync.stalled', cron: '41 4 * * *', run: () => service('milestones').findStalled() });
  queue.declare({
    name: 'ghl-sync.clean',
    cron: '51 3 * * *',
    run: async () => {
      await forgetEvents({ db: strapi.db.connection, days: SHOWN_DAYS });
      await service('inbound').forgetOld();
    },
  });
}
