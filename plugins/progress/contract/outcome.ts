import { PROGRESS_CODES } from './codes.ts';
import type { LessonProgress, SyncResult } from './types.ts';

/**
 * What became of a report: saved; refused for good, so sending it again is no use; or to be tried again, where
 * `isAboutReport` says that the server is there and only this report has to wait.
 */
export type SendOutcome =
  | { kind: 'saved'; progress: LessonProgress }
  | { kind: 'refused'; code: string }
  | { kind: 'retry'; afterMs?: number; isAboutReport?: true };

/** What does not fit the contract never will. */
const MALFORMED: ReadonlySet<number> = new Set([400, 413, 422]);
/** Final when the contract's own code says why; without one it was not the route that answered. */
const REFUSED: ReadonlySet<number> = new Set([403, 404, 409]);

/**
 * Reads the answer to a report. Whatever is not a clear yes or no (a proxy's page, a server that is down) is a "try again".
 *
 * @param body the parsed JSON, or null when there was none
 * @param retryAfter the `Retry-After` header, in seconds
 */
export function readOutcome({
  status,
  body,
  retryAfter = null,
}: {
  status: number;
  body: unknown;
  retryAfter?: string | null;
}): SendOutcome {
  const answer = body as { data?: LessonProgress | null; error?: { details?: { code?: unknown } } } | null;
  if (status >= 200 && status < 300 && typeof answer?.data?.lessonId === 'string') {
    return { kind: 'saved', progress: answer.data };
  }
  const code = answer?.error?.details?.code;
  if (code === PROGRESS_CODES.videoNotReady || code === PROGRESS_CODES.tooManySessions) {
    return { kind: 'retry', isAboutReport: true };
  }
  if (MALFORMED.has(status)) return { kind: 'refused', code: typeof code === 'string' ? code : PROGRESS_CODES.invalid };
  if (REFUSED.has(status) && typeof code === 'string') return { kind: 'refused', code };
  const seconds = Number(retryAfter);
  return retryAfter !== null && Number.isFinite(seconds) && seconds > 0
    ? { kind: 'retry', afterMs: seconds * 1_000 }
    : { kind: 'retry' };
}

/**
 * Reads the answer to several reports: an outcome for each, in their order; null when all of them were refused together
 * because one does not fit the contract, so that each has to be sent alone.
 */
export function readSyncOutcomes({
  count,
  status,
  body,
  retryAfter = null,
}: {
  count: number;
  status: number;
  body: unknown;
  retryAfter?: string | null;
}): SendOutcome[] | null {
  const synced = (body as { data?: unknown } | null)?.data;
  if (status >= 200 && status < 300 && Array.isArray(synced) && synced.length === count) {
    return (synced as SyncResult[]).map(readSynced);
  }
  if (MALFORMED.has(status)) return null;
  const together = readOutcome({ status, body: null, retryAfter });
  return Array.from({ length: count }, () => together);
}

function readSynced({ status, code, progress }: SyncResult): SendOutcome {
  if (status === 'saved' && progress) return { kind: 'saved', progress };
  if (status === 'refused') return { kind: 'refused', code: code ?? PROGRESS_CODES.invalid };
  return { kind: 'retry', isAboutReport: true };
}
