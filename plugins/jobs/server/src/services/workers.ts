import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Job, PgBoss } from 'pg-boss';
import { ValidationError } from 'yup';
import { maskText } from '../../../domain/mask-personal.ts';
import { HopelessJob, type DeclaredJob } from '../definition.ts';
import { createStore } from '../store.ts';

/** Milliseconds between looks at which queues are paused. */
const LOOK_AT_PAUSES = 2_000;
const DEFAULT_CONCURRENCY = 2;
/** Seconds between looks for jobs whose time has come: a new job rings, one that is tried again does not. */
const LOOK_FOR_DUE = 2;

/** Runs jobs in this process. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const store = createStore({ knex: () => strapi.db.connection });
  const working = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let look: Promise<void> = Promise.resolve();
  const boss = (): PgBoss => strapi.plugin('jobs').service('engine').boss();

  return {
    /** Starts working on every declared queue that is not paused. */
    async start(): Promise<void> {
      await followPauses();
      timer = setInterval(() => {
        look = followPauses().catch((error: Error) => {
          strapi.log.error(`jobs: ${error.message}`);
        });
      }, LOOK_AT_PAUSES);
      timer.unref();
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      await look;
      working.clear();
    },

    /** Looks at the pauses now; other processes do within two seconds. */
    followPauses,
  };

  async function followPauses(): Promise<void> {
    const paused = await store.listPaused();
    const definitions: DeclaredJob[] = strapi.plugin('jobs').service('queue').list();
    for (const definition of definitions) {
      const { name } = definition;
      const shouldWork = !paused.has(name);
      if (shouldWork === working.has(name)) continue;
      if (shouldWork) {
        working.add(name);
        const atOnce = definition.concurrency ?? DEFAULT_CONCURRENCY;
        for (let place = 0; place < atOnce; place += 1) await addWorker(definition);
      } else {
        working.delete(name);
        await boss().offWork(name);
      }
    }
  }

  /** One that runs a job at a time. Left to itself it would rest after each; whoever has done one looks for the next. */
  async function addWorker(definition: DeclaredJob): Promise<void> {
    const queue = boss();
    let workerId: string | undefined;
    workerId = await queue.work(
      definition.name,
      { batchSize: 1, notifyPollingIntervalSeconds: LOOK_FOR_DUE },
      async ([job]: Job<object>[]) => {
        try {
          if (job) await runJob({ definition, job });
        } finally {
          if (workerId) queue.notifyWorker(workerId);
        }
      }
    );
  }

  async function runJob({ definition, job }: { definition: DeclaredJob; job: Job<object> }): Promise<void> {
    const { budget } = definition;
    if (budget) {
      const seconds = await store.takeTry(budget);
      if (seconds > 0) await wait(seconds * 1_000, undefined, { signal: job.signal });
    }
    try {
      const payload = definition.payload.validateSync(job.data ?? {}, { strict: true });
      await definition.run({ payload, jobId: job.id, attempt: job.retryCount + 1, signal: job.signal });
    } catch (error) {
      if (isHopeless(error) || error instanceof ValidationError) await store.forgoRetries({ jobId: job.id });
      const message = describe(error);
      strapi.log.warn(`jobs: ${definition.name} ${job.id} failed at try ${job.retryCount + 1}: ${message}`);
      // What is kept with the job is shown to admins: no stack, and no address that a service quoted.
      throw Object.assign(new Error(message), { stack: undefined });
    } finally {
      if (definition.every)
        await strapi.plugin('jobs').service('queue').again({ name: definition.name, seconds: definition.every });
    }
  }
};

/** Known by its name: each plugin is bundled with a class of its own. */
function isHopeless(error: unknown): boolean {
  return error instanceof HopelessJob || (error instanceof Error && error.name === 'HopelessJob');
}

function describe(error: unknown): string {
  return maskText(error instanceof Error ? error.message : String(error)).slice(0, 2_000);
}
