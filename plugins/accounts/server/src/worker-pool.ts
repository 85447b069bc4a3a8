import { Worker } from 'node:worker_threads';

/** Nobody is free and the queue is full, or the pool is closed. */
export class PoolBusyError extends Error {
  override name = 'PoolBusyError';
}

interface Job<Task, Result> {
  task: Task;
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

/** What a worker posts back for each task it is posted. */
type Reply<Result> = { result: Result } | { error: string };

export interface WorkerPool<Task, Result> {
  /** @throws PoolBusyError when the queue is full; Error with the worker's words, or that it ended */
  run: (task: Task) => Promise<Result>;
  /** Ends the workers; what was asked and is not answered fails. */
  close: () => Promise<void>;
}

/**
 * A few threads that do one task at a time, in the order asked, and a queue with an end. Threads start when they are
 * first needed, and one that dies fails its task and is replaced. Idle threads do not keep the process alive.
 *
 * `source` is the CommonJS text of the worker: a file would have to be found from wherever the bundle lies.
 */
export function openWorkerPool<Task, Result>({
  source,
  workerData,
  size,
  maxWaiting,
}: {
  source: string;
  workerData: unknown;
  size: number;
  maxWaiting: number;
}): WorkerPool<Task, Result> {
  /** Each thread with the job it is at. */
  const threads = new Map<Worker, Job<Task, Result> | null>();
  const waiting: Job<Task, Result>[] = [];
  let isClosed = false;

  return {
    run(task) {
      return new Promise((resolve, reject) => {
        if (isClosed || waiting.length >= maxWaiting) return reject(new PoolBusyError('No thread is free'));
        waiting.push({ task, resolve, reject });
        handOut();
      });
    },

    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.reject(new PoolBusyError('The pool is closed'));
      await Promise.all([...threads.keys()].map((worker) => worker.terminate()));
    },
  };

  function handOut(): void {
    while (waiting.length > 0) {
      const worker = findFree();
      const job = worker && waiting.shift();
      if (!worker || !job) return;
      threads.set(worker, job);
      worker.ref();
      // A thread of our own has no origin; the rule means windows.
      // oxlint-disable-next-line require-post-message-target-origin
      worker.postMessage(job.task);
    }
  }

  function findFree(): Worker | undefined {
    for (const [worker, job] of threads) if (!job) return worker;
    return threads.size < size ? start() : undefined;
  }

  function start(): Worker {
    const worker = new Worker(source, { eval: true, workerData });
    let failure = new Error('The thread ended before it answered');
    worker.on('message', (reply: Reply<Result>) => {
      const job = threads.get(worker);
      threads.set(worker, null);
      worker.unref();
      if ('error' in reply) job?.reject(new Error(reply.error));
      else job?.resolve(reply.result);
      handOut();
    });
    worker.on('error', (error: Error) => {
      failure = error;
    });
    worker.on('exit', () => {
      const job = threads.get(worker);
      threads.delete(worker);
      job?.reject(failure);
      handOut();
    });
    threads.set(worker, null);
    return worker;
  }
}
