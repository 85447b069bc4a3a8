import type { Core } from '@strapi/strapi';
import { createStore } from '../store.ts';

/** Milliseconds. */
const FLUSH_EVERY = 5_000;

/**
 * Counts in memory, and adds to the database every few seconds: who floods us with forged webhooks is not given a row to
 * fight over. A crash loses the last seconds of counting, and nothing else.
 */
export default function createCounters({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  let timer: NodeJS.Timeout | undefined;
  let counts = new Map<string, number>();

  async function flush(): Promise<void> {
    if (counts.size === 0) return;
    const flushed = counts;
    counts = new Map();
    try {
      await store.count({ counts: flushed });
      strapi.log.warn(`mux: ${[...flushed].map(([name, count]) => `${name} ${count}`).join(', ')}`);
    } catch (error) {
      // The database is away: they are counted again at the next time.
      for (const [name, count] of flushed) counts.set(name, (counts.get(name) ?? 0) + count);
      strapi.log.error(error);
    }
  }

  return {
    count(name: string): void {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },

    /** Writes what was counted since the last time, and says so in one line of the log. */
    flush,

    start(): void {
      timer ??= setInterval(() => void flush(), FLUSH_EVERY).unref();
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      timer = undefined;
      await flush();
    },
  };
}
