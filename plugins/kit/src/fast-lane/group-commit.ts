import { isDatabaseAway } from '../database-away.ts';
import { Refusal } from '../refuse.ts';

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
 * @param keyOf what only one item of a commit may have; the next one waits for the next commit. Without it, items are never
 *   in each other's way.
 * @param commit writes all items or none; its results are in their order
 */
export function createGroupCommit<Item, Result>({
  commit,
  keyOf,
  maxWaiting = MAX_WAITING,
  patienceMs = PATIENCE_MS,
}: {
  commit: (items: readonly Item[]) => Promise<Result[]>;
  keyOf?: (item: Item) => string;
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
      void run(pick());
    });
  }

  /** Takes the next group from what waits, oldest first. */
  function pick(): Waiting<Item, Result>[] {
    if (!keyOf) return waiting.splice(0, MAX_AT_ONCE);
    const group = new Map<string, Waiting<Item, Result>>();
    const rest: Waiting<Item, Result>[] = [];
    let seen = 0;
    for (; seen < waiting.length && group.size < MAX_AT_ONCE; seen += 1) {
      const one = waiting[seen] as Waiting<Item, Result>;
      const key = keyOf(one.item);
      if (group.has(key)) rest.push(one);
      else group.set(key, one);
    }
    waiting = [...rest, ...waiting.slice(seen)];
    return [...group.values()];
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
