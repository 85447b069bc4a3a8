import { MAX_RANGES, MAX_REPORTS } from './limits.ts';
import { mergeRanges, type SecondRange } from './ranges.ts';
import type { SyncReport } from './types.ts';

/** What one sitting of one learner with one lesson has played and the server has not acknowledged. */
export interface QueueEntry {
  /** Whose seconds these are. Nobody else's session sends them. */
  owner: string;
  lessonId: string;
  sessionId: string;
  /** Milliseconds since 1970 by this device, when the sitting began. Older sittings are sent first. */
  startedAt: number;
  /** Whole seconds, sorted and apart. */
  watched: SecondRange[];
  /** Where the learner last was, in seconds. */
  position: number;
  /** Milliseconds since 1970 by this device, when `position` was seen. Rises within a sitting. */
  seenAt: number;
  /** The server's own word for when this lesson was opened. */
  ticket: string | null;
}

/** Bytes one request may carry; what a page sends while it goes may not have more than 64 kB in all. */
export const MAX_REQUEST_BYTES = 60_000;

/** Names an entry; no two learners share a name. */
export function entryKey({ owner, lessonId, sessionId }: Pick<QueueEntry, 'owner' | 'lessonId' | 'sessionId'>): string {
  return [owner, lessonId, sessionId].map(encodeURIComponent).join('/');
}

/** Two accounts of one sitting as one: every second of both, and the place of the newer. Order and doubling do not matter. */
export function joinEntries(known: QueueEntry | null, entry: QueueEntry): QueueEntry {
  if (!known) return entry;
  const newer = isNewer(known, entry) ? known : entry;
  return {
    ...newer,
    startedAt: Math.min(known.startedAt, entry.startedAt),
    watched: mergeRanges(known.watched, entry.watched),
    ticket: newer.ticket ?? known.ticket ?? entry.ticket,
  };
}

/** The report an entry makes now. One with more ranges than a report may carry goes out in several. */
export function toReport({ lessonId, sessionId, watched, position, seenAt, ticket }: QueueEntry): SyncReport {
  return {
    lessonId,
    position,
    watched: watched.slice(0, MAX_RANGES),
    sessionId,
    sentAt: new Date(seenAt).toISOString(),
    ...(ticket === null ? {} : { ticket }),
  };
}

/** What is left of an entry when the server has this report: what came meanwhile; null when that is nothing. */
export function acknowledge(entry: QueueEntry, { watched, sentAt }: SyncReport): QueueEntry | null {
  const left = subtractRanges(entry.watched, watched);
  return left.length === 0 && entry.seenAt <= Date.parse(sentAt) ? null : { ...entry, watched: left };
}

/** Entries in the order they are to be sent, in groups that fit into one request each. */
export function planRequests(entries: readonly QueueEntry[]): QueueEntry[][] {
  const requests: QueueEntry[][] = [];
  let bytes = 0;
  for (const entry of [...entries].sort(bySitting)) {
    const size = JSON.stringify(toReport(entry)).length + 1;
    const last = requests.at(-1);
    if (last && last.length < MAX_REPORTS && bytes + size <= MAX_REQUEST_BYTES) {
      last.push(entry);
      bytes += size;
    } else {
      requests.push([entry]);
      bytes = size;
    }
  }
  return requests;
}

/** True for what `JSON` or a browser's storage gave back whole; a queue outlives the code that wrote it. */
export function isQueueEntry(value: unknown): value is QueueEntry {
  const entry = value as Partial<Record<keyof QueueEntry, unknown>> | null;
  return (
    typeof entry === 'object' &&
    entry !== null &&
    [entry.owner, entry.lessonId, entry.sessionId].every((text) => typeof text === 'string' && text !== '') &&
    [entry.startedAt, entry.position, entry.seenAt].every((number) => Number.isFinite(number)) &&
    (entry.ticket === null || typeof entry.ticket === 'string') &&
    Array.isArray(entry.watched) &&
    entry.watched.every((range) => Array.isArray(range) && range.length === 2 && range.every(Number.isFinite))
  );
}

/** Older sittings first: the server takes the one it hears of last for the newest. */
export function bySitting(a: QueueEntry, b: QueueEntry): number {
  return a.startedAt - b.startedAt || a.seenAt - b.seenAt || (a.sessionId < b.sessionId ? -1 : 1);
}

function isNewer(a: QueueEntry, b: QueueEntry): boolean {
  return a.seenAt > b.seenAt || (a.seenAt === b.seenAt && a.position > b.position);
}

/** The seconds of `ranges` that are in none of `taken`; both as `normaliseRanges` makes them. */
function subtractRanges(ranges: readonly SecondRange[], taken: readonly SecondRange[]): SecondRange[] {
  return ranges.flatMap(([from, to]) => {
    const left: SecondRange[] = [];
    let at = from;
    for (const [start, end] of taken) {
      if (end <= at || start >= to) continue;
      if (start > at) left.push([at, start]);
      at = end;
    }
    if (at < to) left.push([at, to]);
    return left;
  });
}
