import type { SendOutcome } from './outcome.ts';
import { acknowledge, bySitting, entryKey, joinEntries, planRequests, toReport, type QueueEntry } from './queue.ts';
import { createRetryClock, type RetryClock } from './retry-clock.ts';
import type { SyncReport } from './types.ts';

/** Where unsent seconds lie until the server has them. All tabs of a browser share it, and it outlives them. */
export interface QueueStorage {
  /** Everything unsent of this learner. */
  load: (owner: string) => Promise<QueueEntry[]>;
  /** Replaces one entry by what `change` makes of it (null: there is none), with nobody between reading and writing. */
  update: (key: string, change: (known: QueueEntry | null) => QueueEntry | null) => Promise<void>;
  /** Keeps a copy before it returns: the page may be gone a moment later. */
  copyNow: (entries: readonly QueueEntry[]) => void;
}

export interface OutboxOptions {
  storage: QueueStorage;
  /** The learner who is signed in here, as entries name their owner; null for nobody. */
  owner: () => string | null;
  /**
   * Sends reports of `owner`, and answers for each in its place: one by `lessonProgressPath`, more by `syncPath`.
   * Must not send them as anybody else. A rejection counts as "try again".
   */
  send: (request: { owner: string; reports: SyncReport[]; keepalive: boolean }) => Promise<SendOutcome[]>;
  /** Runs `task` while no other tab of this browser runs one. */
  alone: <T>(task: () => Promise<T>) => Promise<T>;
  clock: RetryClock['clock'];
  /** 0 to 1, such as `Math.random`. */
  random: () => number;
}

/** What became of a sitting's seconds. `kept`: they lie in storage; false when this browser has none. */
export type OutboxNews =
  | { kind: 'sending' }
  | { kind: 'unsent'; kept: boolean }
  | Exclude<SendOutcome, { kind: 'retry' }>;

/** Milliseconds a lesson's opening may wait for what was left behind to be sent. */
const PATIENCE = 3_000;

/** Everything a browser has to tell the server of what was played. One per tab, for all its lessons. */
export interface Outbox {
  /** Keeps what was played of a sitting until the server has it. News of the sitting goes to `tell`. */
  keep: (entry: QueueEntry, options?: { tell?: (news: OutboxNews) => void }) => void;
  /** What is kept goes out within `ms`, 0 for now. While the server is away, the next try's own time stands. */
  sendWithin: (ms: number) => void;
  /** The network is back, or somebody signed in: looks for what is unsent and sends it now. Done when that was tried. */
  retry: () => Promise<void>;
  /** The page may be going: keeps and sends what is unsent now, in ways that outlive the page. */
  hide: () => void;
  /** Where the learner last was in a lesson by what this browser had not sent; null when it had nothing. */
  findPosition: (lessonId: string) => Promise<number | null>;
}

/**
 * Sends what is kept, in the order in which it was watched, and keeps it until the server has it. What earlier visits
 * or other tabs left behind goes first, by one tab at a time; what this page plays itself goes one request at a time.
 */
export function createOutbox({ storage, owner, send, alone, clock, random }: OutboxOptions): Outbox {
  const own = new Map<string, QueueEntry>();
  const listeners = new Map<string, (news: OutboxNews) => void>();
  /** Where lessons were left, by what this page found unsent. */
  const recovered = new Map<string, number>();
  const timing = createRetryClock({ clock, random, onDue: () => void dispatch() });
  let mayHaveLeftovers = true;
  let isAskedAgain = false;
  let isKept = true;
  let sending: Promise<void> | null = null;

  return {
    keep(entry, { tell: listener } = {}) {
      const key = entryKey(entry);
      if (listener) listeners.set(key, listener);
      const joined = joinEntries(own.get(key) ?? null, entry);
      own.set(key, joined);
      store(key, (known) => joinEntries(known, joined));
    },
    sendWithin(ms) {
      if (ms > 0) timing.plan(ms);
      else if (!timing.isWaiting()) void dispatch();
    },
    async retry() {
      timing.reset();
      mayHaveLeftovers = true;
      await dispatch();
    },
    hide() {
      storage.copyNow([...own.values()]);
      // What was left behind goes first, or the server would take it for the newest; it is kept for the next visit.
      const who = owner();
      const entries = who === null || mayHaveLeftovers ? undefined : planRequests(ownOf(who))[0];
      if (!who || !entries) return;
      void sendEntries({ who, entries, keepalive: true }).then((retry) => retry && timing.fail(retry.afterMs));
    },
    async findPosition(lessonId) {
      const mine = [...own.values()].filter((entry) => entry.lessonId === lessonId && entry.owner === owner());
      const last = mine.sort(bySitting).at(-1);
      if (last) return last.position;
      if (mayHaveLeftovers) await withinPatience(dispatch());
      const position = recovered.get(lessonId) ?? null;
      // Told once: from then on the server knows, and may know better.
      recovered.delete(lessonId);
      return position;
    },
  };

  function ownOf(who: string): QueueEntry[] {
    return [...own.values()].filter((entry) => entry.owner === who);
  }

  function store(key: string, change: (known: QueueEntry | null) => QueueEntry | null): void {
    storage.update(key, change).then(
      () => (isKept = true),
      // It is still in memory and is sent from there; the page says that it must stay open.
      () => (isKept = false)
    );
  }

  /** One sending at a time. Asked while one is under way, it sends once more afterwards. */
  function dispatch(): Promise<void> {
    if (sending) isAskedAgain = true;
    sending ??= sendAll().finally(() => {
      sending = null;
      if (isAskedAgain && !timing.isWaiting()) {
        isAskedAgain = false;
        void dispatch();
      }
    });
    return sending;
  }

  async function sendAll(): Promise<void> {
    const who = owner();
    if (who === null) return;
    timing.cancel();
    let outcome: Retry | null = null;
    while (mayHaveLeftovers && outcome === null) {
      mayHaveLeftovers = false;
      outcome = await alone(() => sendLeftovers(who));
    }
    if (outcome) {
      mayHaveLeftovers = true;
      for (const entry of ownOf(who)) tell(entry, { kind: 'unsent', kept: isKept });
    } else {
      for (const entries of planRequests(ownOf(who))) {
        outcome = worse(outcome, await sendEntries({ who, entries, keepalive: false }));
      }
    }
    if (outcome) timing.fail(outcome.afterMs);
    else timing.reset();
  }

  /** @returns null, or why to come back */
  async function sendLeftovers(who: string): Promise<Retry | null> {
    const all = await storage.load(who).catch(() => []);
    const left = all.filter((entry) => !own.has(entryKey(entry)));
    for (const entry of left.sort(bySitting)) recovered.set(entry.lessonId, entry.position);
    for (const entries of planRequests(left)) {
      const retry = await sendEntries({ who, entries, keepalive: false });
      // One lesson that cannot be saved yet must not hold back the others; a server that is away holds back all.
      if (retry?.isAway) return retry;
    }
    return null;
  }

  async function sendEntries({
    who,
    entries,
    keepalive,
  }: {
    who: string;
    entries: QueueEntry[];
    keepalive: boolean;
  }): Promise<Retry | null> {
    const reports = entries.map(toReport);
    for (const entry of entries) tell(entry, { kind: 'sending' });
    const outcomes = await send({ owner: who, reports, keepalive }).catch((): SendOutcome[] => []);
    let retry: Retry | null = null;
    entries.forEach((entry, index) => {
      const outcome = outcomes[index] ?? { kind: 'retry' };
      const report = reports[index];
      if (outcome.kind === 'retry') {
        retry = worse(retry, { afterMs: outcome.afterMs ?? 0, isAway: outcome.isAboutReport !== true });
        tell(entry, { kind: 'unsent', kept: isKept });
        return;
      }
      settle({ entry, change: (known) => (outcome.kind === 'saved' && report ? acknowledge(known, report) : null) });
      if (outcome.kind === 'saved' && recovered.has(entry.lessonId)) {
        recovered.set(entry.lessonId, outcome.progress.position);
      }
      tell(entry, outcome);
    });
    return retry;
  }

  function settle({ entry, change }: { entry: QueueEntry; change: (known: QueueEntry) => QueueEntry | null }): void {
    const key = entryKey(entry);
    const known = own.get(key);
    const left = known ? change(known) : null;
    if (left) own.set(key, left);
    else own.delete(key);
    store(key, (stored) => (stored ? change(stored) : null));
    if (toReport(entry).watched.length === entry.watched.length) return;
    if (known) isAskedAgain = true;
    else mayHaveLeftovers = true;
  }

  /** A page does not wait long for what another device may know better. */
  function withinPatience(task: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(PATIENCE, resolve);
      void task.finally(() => {
        cancel();
        resolve();
      });
    });
  }

  function tell(entry: QueueEntry, news: OutboxNews): void {
    listeners.get(entryKey(entry))?.(news);
  }
}

interface Retry {
  /** Milliseconds the server asked for, 0 for none. */
  afterMs: number;
  /** Nothing at all came through. */
  isAway: boolean;
}

function worse(a: Retry | null, b: Retry | null): Retry | null {
  if (!a || !b) return a ?? b;
  return { afterMs: Math.max(a.afterMs, b.afterMs), isAway: a.isAway || b.isAway };
}
