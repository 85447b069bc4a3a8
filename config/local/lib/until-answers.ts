import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 150;

/**
 * Waits until a server answers with success.
 *
 * @param patience how long at most, in seconds
 * @throws Error naming the address and what came last
 */
export async function untilAnswers({
  url,
  patience,
  signal,
}: {
  url: string;
  patience: number;
  signal?: AbortSignal;
}): Promise<void> {
  const giveUpAt = Date.now() + patience * 1000;
  let last = 'no answer';
  while (Date.now() < giveUpAt) {
    signal?.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
      await response.body?.cancel();
      if (response.status < 400) return;
      last = `status ${response.status}`;
    } catch (error) {
      last = error instanceof Error ? String(error.cause ?? error.message) : String(error);
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`${url} did not answer within ${patience} s (last: ${last}).`);
}
