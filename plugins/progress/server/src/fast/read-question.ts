import type { IncomingMessage } from 'node:http';
import { continuePath } from '../../../contract/index.ts';

const COURSE = /^\/api\/progress\/courses\/([a-z0-9]{24})$/;
const BEARER = 'Bearer ';

/** What the head of a question about a learner's own progress says. */
export interface Question {
  /** The course asked about; `null`: what there is to go on with. */
  courseId: string | null;
  token: string;
  /** The page it comes from; empty when the browser does not say. */
  origin: string;
}

/** Reads the head of a request; `null` for whatever is not plainly such a question: that goes the ordinary way. */
export function readQuestion({
  method,
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Question | null {
  if (method !== 'GET') return null;
  const [, courseId = null] = COURSE.exec(url) ?? [];
  if (courseId === null && url !== continuePath) return null;
  const { authorization = '', origin = '' } = headers;
  if (!authorization.startsWith(BEARER)) return null;
  // A question has no body.
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return null;
  if (headers.expect !== undefined) return null;
  return { courseId, token: authorization.slice(BEARER.length), origin };
}
