import type { Schema } from 'yup';

/** What a job is given when it runs. */
export interface JobRun<Payload> {
  payload: Payload;
  /** The same at every try: what makes an effect happen once can be named by it. */
  jobId: string;
  /** 1 at the first try. */
  attempt: number;
  /** Aborted when the job took too long, was cancelled, or the process ends. */
  signal: AbortSignal;
}

/** A kind of job, declared once in a plugin's `register`. */
export interface JobDefinition<Payload extends object = object> {
  /** Name of the queue: lower case, dots between plugin and deed, such as `ghl-sync.push`. */
  name: string;
  /** What a payload must be; nothing by default. Checked when it is enqueued and again when it runs: it may lie there over a release. */
  payload?: Schema<Payload>;
  /** The effect. It runs at least once, so doing it twice must end in the same. */
  run: (run: JobRun<Payload>) => Promise<void>;
  /** Tries after the first, and seconds between them: doubled each time, with chance, up to `longest`. */
  retry?: { limit: number; delay: number; longest: number };
  /** How many run at once in one process. */
  concurrency?: number;
  /** Jobs of one key run one after another, in the order they were enqueued, over all processes. Then every job needs a key. */
  isOrdered?: boolean;
  /** Seconds one try may take. */
  timeout?: number;
  /** Most tries over all processes together: `burst` at once after a rest, `perSecond` in the long run. */
  budget?: { name: string; burst: number; perSecond: number };
  /** Runs by itself at these times (cron expression, UTC), once, however many processes there are; with an empty payload. */
  cron?: string;
  /**
   * Runs by itself again and again, so many seconds after it ended, in one process at a time; with an empty payload. A run
   * that fails is made up for by the next one: such jobs are forgotten after an hour, failed ones too.
   */
  every?: number;
}

/** A definition with its payload's schema settled. */
export type DeclaredJob = JobDefinition & Required<Pick<JobDefinition, 'payload'>>;

/** A failure that trying again cannot mend: the job is kept as failed at once. */
export class HopelessJob extends Error {
  override name = 'HopelessJob';
}
