import type { IncomingMessage } from 'node:http';
import { syncPath } from '../../../contract/index.ts';

/** Bytes of one report, and of many. What is larger is the ordinary route's to read or refuse. */
const MAX_REPORT_BYTES = 16_384;
const MAX_SYNC_BYTES = 65_536;

const LESSONS = '/api/progress/lessons/';
const LESSON_ID = /^[a-z0-9]{24}$/;
const BEARER = 'Bearer ';
const JSON_TYPES: ReadonlySet<string | undefined> = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
  'application/json;charset=UTF-8',
]);

/** What the head of a request says that may be taken on the fast way. */
export interface FastHead {
  /** The lesson reported on; `null`: many are, each named in the body. */
  lessonId: string | null;
  token: string;
  /** Bytes of the body. */
  length: number;
  /** The page it comes from; empty when the browser does not say. */
  origin: string;
}

/** Reads the head of a request; `null` for whatever is not plainly a report: that goes the ordinary way. */
export function readHead({
  method,
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): FastHead | null {
  const lessonId = readLesson({ method, url });
  if (lessonId === undefined) return null;
  const { authorization = '', 'content-length': contentLength = '' } = headers;
  if (!authorization.startsWith(BEARER) || !JSON_TYPES.has(headers['content-type'])) return null;
  if (headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined) return null;
  if (headers.expect !== undefined) return null;
  const length = Number(contentLength);
  if (!(length > 0 && length <= (lessonId === null ? MAX_SYNC_BYTES : MAX_REPORT_BYTES))) return null;
  return { lessonId, token: authorization.slice(BEARER.length), length, origin: headers.origin ?? '' };
}

function readLesson({ method, url }: { method: string | undefined; url: string }): string | null | undefined {
  if (method === 'POST') return url === syncPath ? null : undefined;
  if (method !== 'PUT' || !url.startsWith(LESSONS)) return undefined;
  const lessonId = url.slice(LESSONS.length);
  return LESSON_ID.test(lessonId) ? lessonId : undefined;
}
