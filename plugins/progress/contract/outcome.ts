import { PROGRESS_CODES } from './codes.ts';
import type { LessonProgress } from './types.ts';

/** What became of a report: saved; refused for good, so sending it again is no use; or to be tried again. */
export type SendOutcome =
  | { kind: 'saved'; progress: LessonProgress }
  | { kind: 'refused'; code: string }
  | { kind: 'retry'; afterMs?: number };

/** Answers that another try would get again. A 401 is not among them: the learner may sign in meanwhile. */
const FINAL_STATUSES: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 422]);

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
  if (FINAL_STATUSES.has(status) && code !== PROGRESS_CODES.videoNotReady) {
    return { kind: 'refused', code: typeof code === 'string' ? code : PROGRESS_CODES.invalid };
  }
  const seconds = Number(retryAfter);
  return retryAfter !== null && Number.isFinite(seconds) && seconds > 0
    ? { kind: 'retry', afterMs: seconds * 1_000 }
    : { kind: 'retry' };
}
