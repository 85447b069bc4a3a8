import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { fromKnex } from 'pg-boss';
import { object, type Schema } from 'yup';
import { nameJob } from '../../../domain/name-job.ts';
import type { DeclaredJob, JobDefinition } from '../definition.ts';

/** What a job that runs by itself is told. */
const NOTHING: Schema<object> = object({}).noUnknown();

const NAME = /^[a-z][a-z0-9.-]{0,99}$/;

/** Until here a job that waits is kept; pg-boss would drop it after two weeks. */
const KEPT_WAITING = 10 * 365 * 24 * 60 * 60;
const DEFAULT_RETRY = { limit: 8, delay: 2, longest: 600 };
const DEFAULT_TIMEOUT = 300;
/** A run that comes again by itself is tried twice at most: what its process died over is given to another. */
const RECURRING_RETRY = { limit: 1, delay: 2, longest: 2 };
/** Seconds a run of a recurring job is remembered. */
const RECURRING_KEPT = 3_600;
/** Should a chain of recurring jobs ever break, this mends it. Where one waits already, another is not taken. */
const EACH_MINUTE = '* * * * *';
/** Seconds without a sign of life, after which a job of a process that died is given to another. */
const SIGN_OF_LIFE = 30;

/** What other plugins use: declare a kind of job, and enqueue jobs of it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const definitions = new Map<string, DeclaredJob>();
  const engine = () => strapi.plugin('jobs').service('engine');

  return {
    /**
     * Declares a kind of job. Call it in `register`: queues are made when the plugin boots.
     *
     * @throws Error when the name is no name, or is taken
     */
    declare<Payload extends object>(definition: JobDefinition<Payload>): void {
      const { name } = definition;
      if (!NAME.test(name)) throw new Error(`"${name}" is no name for a queue`);
      if (definitions.has(name)) throw new Error(`The job "${name}" is declared twice`);
      definitions.set(name, { payload: NOTHING, ...definition } as unknown as DeclaredJob);
    },

    list: (): DeclaredJob[] => [...definitions.values()],

    find: (name: string): DeclaredJob | undefined => definitions.get(name),

    /** Makes the queues of all declared jobs, and their times; those that are there stay. */
    async open(): Promise<void> {
      const boss = engine().boss();
      for (const definition of definitions.values()) {
        const { name, isOrdered, timeout = DEFAULT_TIMEOUT, every } = definition;
        const { retry = every ? RECURRING_RETRY : DEFAULT_RETRY, cron = every ? EACH_MINUTE : undefined } = definition;
        const options = {
          retryLimit: retry.limit,
          retryDelay: retry.delay,
          retryDelayMax: retry.longest,
          retryBackoff: true,
          expireInSeconds: timeout,
          heartbeatSeconds: SIGN_OF_LIFE,
          retentionSeconds: KEPT_WAITING,
          // Failed jobs must stay, and pg-boss knows one age for all that ended: this plugin cleans up itself.
          deleteAfterSeconds: every ? RECURRING_KEPT : 0,
          notify: true,
        };
        if (await boss.getQueue(name)) await boss.updateQueue(name, options);
        else await boss.createQueue(name, { ...options, policy: choosePolicy({ isOrdered, every }) });
        if (every) await this.again({ name, seconds: every });
        if (cron) await boss.schedule(name, cron, {});
        else await boss.unschedule(name);
      }
    },

    /** Makes a recurring job wait for its time, unless one waits already. */
    async again({ name, seconds }: { name: string; seconds: number }): Promise<void> {
      await engine().boss().send(name, {}, { startAfter: seconds });
    },

    /**
     * Enqueues a job. With `trx` it exists from that transaction's commit on, and not at all when it is rolled back.
     *
     * @param key orders the jobs of an ordered queue; they run one after another for each key
     * @param once words that name this effect: a second job of the same words is not made, as long as the first is known
     * @param startAt not before
     * @returns the job's id
     * @throws Error for a name nobody declared, ValidationError for a payload that is not the contract's: both are bugs
     */
    async enqueue({
      name,
      payload,
      trx,
      key,
      once,
      startAt,
      priority,
    }: {
      name: string;
      payload: object;
      trx?: Knex;
      key?: string;
      once?: string;
      startAt?: Date;
      priority?: number;
    }): Promise<string> {
      const definition = definitions.get(name);
      if (!definition) throw new Error(`Nobody declared the job "${name}"`);
      if (definition.isOrdered && key === undefined) throw new Error(`The job "${name}" needs a key to be ordered by`);
      const data = definition.payload.validateSync(payload, { strict: true, abortEarly: false });
      const id = once === undefined ? undefined : nameJob({ queue: name, once });
      const made: string | null = await engine()
        .boss()
        .send(name, data, {
          ...(id ? { id } : {}),
          ...(key === undefined ? {} : { singletonKey: key }),
          ...(startAt ? { startAfter: startAt } : {}),
          ...(priority === undefined ? {} : { priority }),
          ...(trx ? { db: fromKnex(trx) } : {}),
        });
      const known = made ?? id;
      if (!known) throw new Error(`The job "${name}" was not taken`);
      return known;
    },
  };
};

/** `stately`: one that waits and one that runs, over all processes. */
function choosePolicy({
  isOrdered = false,
  every,
}: Pick<JobDefinition, 'isOrdered' | 'every'>): 'key_strict_fifo' | 'stately' | 'standard' {
  if (isOrdered) return 'key_strict_fifo';
  return every ? 'stately' : 'standard';
}
