import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { CrmEvent } from '../../../contract/index.ts';

/** The queue of what GHL is told. One learner's events go one after another. */
export const EVENT_JOB = 'ghl-sync.event';

/** What happened, to whom, in which course: ids only. What is told of it is read when it is told. */
export interface EventPayload {
  userId: number;
  event: CrmEvent | 'forgotten';
  courseId?: string;
}

/** Where events are written down, with the fact that causes them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Writes an event down, to be told once `trx` is committed; nothing while nobody collects.
   *
   * @param once words that name this event among the learner's: a second of the same words is not told
   * @returns the job's id; null when nothing was written
   */
  async enqueue({
    userId,
    event,
    courseId,
    trx,
    once,
  }: EventPayload & { trx?: Knex; once?: string }): Promise<string | null> {
    if (!strapi.plugin('ghl-sync').service('settings').isCollecting()) return null;
    return strapi
      .plugin('jobs')
      .service('queue')
      .enqueue({
        name: EVENT_JOB,
        payload: { userId, event, ...(courseId === undefined ? {} : { courseId }) } satisfies EventPayload,
        key: String(userId),
        ...(trx ? { trx } : {}),
        ...(once === undefined ? {} : { once: `${userId} ${event} ${courseId ?? ''} ${once}` }),
      });
  },
});
