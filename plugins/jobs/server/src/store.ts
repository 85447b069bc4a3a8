import type { Knex } from 'knex';
import type { JobState, MinuteView } from '../../contract/index.ts';

/** Our word for a state of pg-boss, and back. */
const STATES: Record<string, JobState> = {
  created: 'waiting',
  active: 'running',
  retry: 'retrying',
  failed: 'failed',
  completed: 'done',
  cancelled: 'cancelled',
};

export interface StoredJob {
  id: string;
  queue: string;
  state: JobState;
  key: string | null;
  tries: number;
  maxTries: number;
  payload: unknown;
  output: unknown;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  dueAt: Date;
}

export interface QueueCounts {
  name: string;
  waiting: number;
  running: number;
  retrying: number;
  failed: number;
  doneLastHour: number;
  oldestSeconds: number | null;
}

/** The one file that speaks SQL. pg-boss writes its tables; here they are read, and what it has no word for is changed. */
export function createStore({ knex }: { knex: () => Knex }) {
  const rows = async <Row>(sql: string, bindings: Record<string, string | number | null> = {}): Promise<Row[]> => {
    const result: { rows: Row[] } = await knex().raw(sql, bindings);
    return result.rows;
  };

  return {
    countQueues: (): Promise<QueueCounts[]> =>
      rows(`
        select name,
               count(*) filter (where state = 'created')::int as waiting,
               count(*) filter (where state = 'active')::int as running,
               count(*) filter (where state = 'retry')::int as retrying,
               count(*) filter (where state = 'failed')::int as failed,
               count(*) filter (where state = 'completed' and completed_on > now() - interval '1 hour')::int as "doneLastHour",
               extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now()))::float
                 as "oldestSeconds"
          from jobs.job group by name`),

    async countMinutes(): Promise<MinuteView[]> {
      const counted = await rows<{ at: Date; done: number; failed: number }>(`
        select date_trunc('minute', completed_on) as at,
               count(*) filter (where state = 'completed')::int as done,
               count(*) filter (where state = 'failed')::int as failed
          from jobs.job where completed_on > now() - interval '1 hour' group by 1`);
      return counted.map(({ at, ...counts }) => ({ at: at.toISOString(), ...counts }));
    },

    async listJobs({
      queue,
      state,
      limit,
      offset,
    }: {
      queue: string | null;
      state: JobState | null;
      limit: number;
      offset: number;
    }): Promise<{ jobs: StoredJob[]; total: number }> {
      const bindings = { queue, state: state && toBossState(state), limit, offset };
      const where = `where (:queue::text is null or name = :queue) and (:state::text is null or state = :state::jobs.job_state)
        and name not like '\\_\\_pgboss%'`;
      const found = await rows<
        Omit<StoredJob, 'state' | 'payload' | 'output'> & {
          state: string;
          payload: string | null;
          output: string | null;
        }
      >(
        `select id, name as queue, state::text as state, singleton_key as key, retry_count + (started_on is not null)::int as tries,
                retry_limit + 1 as "maxTries", data::text as payload, output::text as output, created_on as "createdAt",
                started_on as "startedAt", completed_on as "endedAt", start_after as "dueAt"
           from jobs.job ${where} order by created_on desc, id limit :limit offset :offset`,
        bindings
      );
      const [counted] = await rows<{ total: number }>(`select count(*)::int as total from jobs.job ${where}`, bindings);
      const read = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
      return {
        jobs: found.map((row) => ({
          ...row,
          state: STATES[row.state] ?? 'waiting',
          payload: read(row.payload),
          output: read(row.output),
        })),
        total: counted?.total ?? 0,
      };
    },

    /** Uses up a job's tries, so that the failure that follows is its last. */
    async forgoRetries({ jobId }: { jobId: string }): Promise<void> {
      await rows(`update jobs.job set retry_limit = retry_count where id = :jobId`, { jobId });
    },

    /** Takes a failed job off the list of what is to be looked after; the order of its key goes on without it. */
    async cancelFailed({ queue, jobId }: { queue: string; jobId: string }): Promise<boolean> {
      const changed = await rows(
        `update jobs.job set state = 'cancelled' where name = :queue and id = :jobId and state = 'failed' returning id`,
        { queue, jobId }
      );
      return changed.length > 0;
    },

    async findFailed({ queue, limit }: { queue: string; limit: number }): Promise<string[]> {
      const found = await rows<{ id: string }>(
        `select id from jobs.job where name = :queue and state = 'failed' order by created_on, id limit :limit`,
        { queue, limit }
      );
      return found.map(({ id }) => id);
    },

    /** Forgets jobs that ended well, or were cancelled, more than so many days ago. Failed ones stay. */
    async forgetEnded({ days }: { days: number }): Promise<void> {
      await rows(
        `delete from jobs.job where state in ('completed', 'cancelled') and completed_on < now() - make_interval(days => :days)`,
        { days }
      );
    },

    async listPaused(): Promise<Set<string>> {
      const found = await rows<{ name: string }>(`select name from jobs_control.paused_queues`);
      return new Set(found.map(({ name }) => name));
    },

    async pause({ queue }: { queue: string }): Promise<void> {
      await rows(`insert into jobs_control.paused_queues (name) values (:queue) on conflict do nothing`, { queue });
    },

    async resume({ queue }: { queue: string }): Promise<void> {
      await rows(`delete from jobs_control.paused_queues where name = :queue`, { queue });
    },

    /**
     * Takes one try out of a budget that all processes share. It is promised at once, also when it lies ahead.
     *
     * @returns seconds until it may be used
     */
    async takeTry({ name, burst, perSecond }: { name: string; burst: number; perSecond: number }): Promise<number> {
      const [taken] = await rows<{ tokens: number }>(
        `insert into jobs_control.budgets as b (name, tokens, filled_at) values (:name, :burst::float - 1, clock_timestamp())
         on conflict (name) do update set
           tokens = least(:burst::float, b.tokens + extract(epoch from clock_timestamp() - b.filled_at) * :perSecond) - 1,
           filled_at = clock_timestamp()
         returning tokens`,
        { name, burst, perSecond }
      );
      return Math.max(0, -(taken?.tokens ?? 0) / perSecond);
    },
  };
}

function toBossState(state: JobState): string {
  return Object.entries(STATES).find(([, ours]) => ours === state)?.[0] ?? 'created';
}
