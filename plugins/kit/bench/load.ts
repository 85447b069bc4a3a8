import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What a load process is to do. */
export interface LoadJob {
  host?: string;
  port: number;
  /** Open at once; each waits for its answer before it sends again. */
  connections: number;
  seconds: number;
  /** Requests a second in all, whatever the answers do; without, each connection sends as fast as it is answered. */
  ratePerSecond?: number;
  /** A module whose default export is a `MakeTraffic`, and its arguments: plain data. */
  traffic: { module: string; args: unknown };
}

/** What came of it. Durations in milliseconds; at a fixed rate they count from the moment a request was due. */
export interface LoadResult {
  seconds: number;
  /** Answers by status. */
  answers: Record<string, number>;
  /** Connections that broke, each with a request under way. */
  broken: number;
  /** Answers of 2xx a second. */
  rate: number;
  p50: number;
  p99: number;
  max: number;
}

/**
 * Sends traffic from a process of its own over plain sockets, so that making it costs the measured ones little.
 *
 * @throws Error when the process fails, with its words
 */
export function sendLoad(job: LoadJob): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'load-process.ts'), { serialization: 'advanced' });
    let result: LoadResult | undefined;
    child.once('message', (message: LoadResult) => (result = message));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (result) resolve(result);
      else reject(new Error(`The load process ended with code ${code}`));
    });
    child.send(job);
  });
}

/** Answers that were not 2xx, and broken connections. */
export function countFailures({ answers, broken }: Pick<LoadResult, 'answers' | 'broken'>): number {
  const refused = Object.entries(answers).filter(([status]) => !status.startsWith('2'));
  return refused.reduce((sum, [, count]) => sum + count, broken);
}
