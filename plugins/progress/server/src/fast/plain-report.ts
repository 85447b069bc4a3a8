import { MAX_RANGES, MAX_SECOND, MAX_TICKET, TICKET, type ProgressReport } from '../../../contract/index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LESSON_ID = /^[a-z0-9]{24}$/;
/** As `Date.prototype.toISOString` writes it, which is what players send; other ways to write a time are the schema's. */
const INSTANT = /^[12]\d{3}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/;
const KEYS: ReadonlySet<string> = new Set(['position', 'watched', 'sessionId', 'sentAt', 'ticket']);
const SYNC_KEYS: ReadonlySet<string> = new Set([...KEYS, 'lessonId']);

/**
 * Whether a body is a report beyond doubt: some hundred times quicker than the schema, and never wider than it. What it
 * doubts is for the ordinary route, whose schema says what is wrong (a test holds the two together).
 */
export function isPlainReport(body: unknown): body is ProgressReport {
  return isReportOf(body, KEYS);
}

/** The same for one of the reports of a sync. */
export function isPlainSyncReport(body: unknown): body is ProgressReport & { lessonId: string } {
  if (!isReportOf(body, SYNC_KEYS)) return false;
  const { lessonId } = body as { lessonId?: unknown };
  return typeof lessonId === 'string' && LESSON_ID.test(lessonId);
}

function isReportOf(body: unknown, keys: ReadonlySet<string>): body is ProgressReport {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  for (const key in body) if (!keys.has(key)) return false;
  const { position, watched, sessionId, sentAt, ticket } = body as Record<string, unknown>;
  return (
    isSecond(position) &&
    Array.isArray(watched) &&
    watched.length <= MAX_RANGES &&
    watched.every(isRange) &&
    typeof sessionId === 'string' &&
    UUID.test(sessionId) &&
    typeof sentAt === 'string' &&
    INSTANT.test(sentAt) &&
    Date.parse(sentAt) >= 0 &&
    (ticket === undefined || (typeof ticket === 'string' && ticket.length <= MAX_TICKET && TICKET.test(ticket)))
  );
}

function isSecond(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_SECOND;
}

function isRange(range: unknown): boolean {
  return Array.isArray(range) && range.length === 2 && isSecond(range[0]) && isSecond(range[1]) && range[0] <= range[1];
}
