/** Where a job stands. `failed`: all its tries are used up, and it is kept until somebody retries or cancels it. */
export const JOB_STATES = ['waiting', 'running', 'retrying', 'failed', 'done', 'cancelled'] as const;

export type JobState = (typeof JOB_STATES)[number];

/** How many jobs a page of the list has. */
export const JOBS_PER_PAGE = 25;

/** One queue now. */
export interface QueueView {
  name: string;
  isPaused: boolean;
  waiting: number;
  running: number;
  retrying: number;
  failed: number;
  /** Jobs that ended well within the last hour. */
  doneLastHour: number;
  /** Seconds the oldest job that could run has waited; null when none waits. */
  oldestSeconds: number | null;
}

/** What happened in one minute. */
export interface MinuteView {
  /** ISO instant of the minute's beginning. */
  at: string;
  done: number;
  failed: number;
}

export interface OverviewView {
  queues: QueueView[];
  /** The last sixty minutes, oldest first. */
  lastHour: MinuteView[];
}

/** One job as an admin sees it: personal data of its payload and its error are masked. */
export interface JobView {
  id: string;
  queue: string;
  state: JobState;
  /** What orders it: jobs of one key run one after another. */
  key: string | null;
  /** How often it was tried, and how often at most. */
  tries: number;
  maxTries: number;
  payload: unknown;
  /** Why the last try failed. */
  error: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** ISO instant before which it is not tried. */
  dueAt: string;
}

export interface JobPage {
  data: JobView[];
  meta: { page: number; pageSize: number; total: number };
}
