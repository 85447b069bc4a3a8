import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { PgBoss } from 'pg-boss';
import {
  JOB_CODES,
  JOBS_PER_PAGE,
  type JobPage,
  type JobState,
  type JobView,
  type OverviewView,
} from '../../../contract/index.ts';
import { fillMinutes } from '../../../domain/fill-minutes.ts';
import { maskPersonal, maskText } from '../../../domain/mask-personal.ts';
import { createStore, type StoredJob } from '../store.ts';

/** Failed jobs one click retries at most; the rest waits for the next. */
const RETRIED_AT_ONCE = 10_000;

/** What a queue counts before its first job. */
const NOTHING_YET = { waiting: 0, running: 0, retrying: 0, failed: 0, doneLastHour: 0, oldestSeconds: null };

/** What there is to see of the queues, and what an admin may do about it. Other plugins may read `measure`. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const store = createStore({ knex: () => strapi.db.connection });
  const boss = (): PgBoss => strapi.plugin('jobs').service('engine').boss();

  return {
    /** Every declared queue now, and the last hour. */
    async measure({ now = new Date() }: { now?: Date } = {}): Promise<OverviewView> {
      const [counts, paused, counted] = await Promise.all([
        store.countQueues(),
        store.listPaused(),
        store.countMinutes(),
      ]);
      const names: string[] = strapi
        .plugin('jobs')
        .service('queue')
        .list()
        .map(({ name }: { name: string }) => name);
      const queues = names.toSorted().map((name) => ({
        ...NOTHING_YET,
        ...counts.find((count) => count.name === name),
        name,
        isPaused: paused.has(name),
      }));
      return { queues, lastHour: fillMinutes({ counted, now }) };
    },

    async list({
      queue = null,
      state = null,
      page = 1,
    }: {
      queue?: string | null;
      state?: JobState | null;
      page?: number;
    }): Promise<JobPage> {
      const offset = (page - 1) * JOBS_PER_PAGE;
      const { jobs, total } = await store.listJobs({ queue, state, limit: JOBS_PER_PAGE, offset });
      return { data: jobs.map(presentJob), meta: { page, pageSize: JOBS_PER_PAGE, total } };
    },

    /** Tries a failed or cancelled job again, with one more try to its name. @throws Refusal 404 */
    async retry({ queue, jobId }: { queue: string; jobId: string }): Promise<void> {
      assertQueue(queue);
      if (countAffected(await boss().retry(queue, jobId)) === 0) throw noJob();
    },

    /** Tries all failed jobs of a queue again. @returns how many */
    async retryFailed({ queue }: { queue: string }): Promise<number> {
      assertQueue(queue);
      const failed = await store.findFailed({ queue, limit: RETRIED_AT_ONCE });
      if (failed.length === 0) return 0;
      return countAffected(await boss().retry(queue, failed));
    },

    /** Ends a job that has not ended well. One that runs is told to stop. @throws Refusal 404 */
    async cancel({ queue, jobId }: { queue: string; jobId: string }): Promise<void> {
      assertQueue(queue);
      if (await store.cancelFailed({ queue, jobId })) return;
      if (countAffected(await boss().cancel(queue, jobId)) === 0) throw noJob();
    },

    /** Jobs of the queue are collected, and none is begun until it is resumed. */
    async pause({ queue }: { queue: string }): Promise<void> {
      assertQueue(queue);
      await store.pause({ queue });
      await strapi.plugin('jobs').service('workers').followPauses();
    },

    async resume({ queue }: { queue: string }): Promise<void> {
      assertQueue(queue);
      await store.resume({ queue });
      await strapi.plugin('jobs').service('workers').followPauses();
    },
  };

  function assertQueue(queue: string): void {
    if (strapi.plugin('jobs').service('queue').find(queue)) return;
    throw new Refusal({ status: 404, code: JOB_CODES.queueNotFound, message: 'There is no such queue.' });
  }
};

/** pg-boss answers how many jobs it changed; its types do not say so. */
function countAffected(answer: object): number {
  return 'affected' in answer && typeof answer.affected === 'number' ? answer.affected : 0;
}

function noJob(): Refusal {
  return new Refusal({ status: 404, code: JOB_CODES.jobNotFound, message: 'There is no such job to do this to.' });
}

function presentJob({ payload, output, createdAt, startedAt, endedAt, dueAt, ...job }: StoredJob): JobView {
  return {
    ...job,
    key: job.key === null ? null : maskText(job.key),
    payload: maskPersonal(payload),
    error: job.state === 'failed' || job.state === 'retrying' ? readError(output) : null,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    dueAt: dueAt.toISOString(),
  };
}

function readError(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return null;
  const { message, value } = output as { message?: unknown; value?: { message?: unknown } };
  const text = message ?? value?.message;
  return typeof text === 'string' ? maskText(text) : null;
}
