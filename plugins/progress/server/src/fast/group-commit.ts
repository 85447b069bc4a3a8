import { isDatabaseAway, Refusal } from '@diamond/kit';

/** What waits to be committed may take so much memory: about a kilobyte each. */
const MAX_WAITING = 20_000;
/** Items one statement takes. */
const MAX_AT_ONCE = 250;
/** Statements under way: while one is written to disk, the next is made. */
const MAX_RUNNING = 2;
/** Nobody is left waiting for longer, in ms: a player asks again, and a report told twice changes nothing. */
const PATIENCE_MS = 8_000;

interface Waiting<Item, Result> {
  item: Item;
  since: number;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export interface GroupCommit<Item, Result> {
  /**
   * @throws Refusal 503 `busy` when too much waits already or it took too long, or whatever `commit` throws for this item
   */
  add: (item: Item) => Promise<Result>;
}

/**
 * Many who come at once share one commit: what comes while one is being written waits for the next. An item that cannot
 * be written fails alone.
 *
 * @param commit writes all items or none; its results are in their order
 */
export function createGroupCommit<Item, Result>({
  commit,
  maxWaiting = MAX_WAITING,
  patienceMs = PATIENCE_MS,
}: {
  commit: (items: readonly Item[]) => Promise<Result[]>;
  maxWaiting?: number;
  patienceMs?: number;
}): GroupCommit<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let running = 0;
  let isScheduled = false;

  return {
    add(item) {
      if (waiting.length >= maxWaiting) return Promise.reject(refuseBusy());
      return new Promise((resolve, reject) => {
        waiting.push({ item, since: performance.now(), resolve, reject });
        schedule();
      });
    },
  };

  function schedule(): void {
    if (isScheduled || running >= MAX_RUNNING || waiting.length === 0) return;
    isScheduled = true;
    // After what else has come in with this turn of the event loop.
    setImmediate(() => {
      isScheduled = false;
      const group = waiting.slice(0, MAX_AT_ONCE);
      waiting = waiting.slice(MAX_AT_ONCE);
      void run(group);
    });
  }

  async function run(group: readonly Waiting<Item, Result>[]): Promise<void> {
    running += 1;
    schedule();
    const impatience = setTimeout(() => {
      for (const { reject } of group) reject(refuseBusy());
      refuseOld();
    }, patienceMs);
    try {
      await write(group);
    } finally {
      clearTimeout(impatience);
      running -= 1;
      schedule();
    }
  }

  async function write(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await commit(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (group.length === 1 || isDatabaseAway(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      const middle = Math.ceil(group.length / 2);
      await write(group.slice(0, middle));
      await write(group.slice(middle));
    }
  }

  /** While the database hangs, nothing that waits is taken up: it is told to come again. */
  function refuseOld(): void {
    const before = performance.now() - patienceMs;
    const old = waiting.filter(({ since }) => since <= before);
    waiting = waiting.filter(({ since }) => since > before);
    for (const { reject } of old) reject(refuseBusy());
    if (running >= MAX_RUNNING && waiting.length > 0) setTimeout(refuseOld, patienceMs / 4).unref();
  }
}

function refuseBusy(): Refusal {
  return new Refusal({ status: 503, code: 'busy', message: 'Too much at once. Please try again in a moment.' });
}
