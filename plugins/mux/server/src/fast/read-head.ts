import type { IncomingMessage } from 'node:http';

const LEASE =
  /^\/api\/mux\/playback\/([a-z0-9]{24})(?:\?((?:session|playing)=[A-Za-z0-9_-]+(?:&(?:session|playing)=[A-Za-z0-9_-]+)?))?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PLAYBACK_ID = /^[A-Za-z0-9_-]{1,128}$/;
const BEARER = 'Bearer ';

/** What the head of a request for a lease says. */
export interface FastHead {
  lessonId: string;
  session: string | null;
  playing: string | null;
  token: string;
  /** The page it comes from; empty when the browser does not say. */
  origin: string;
}

/**
 * Reads the head of a request; `null` for whatever is not plainly a learner's for a lease, and never wider than the ordinary
 * route's schemas (a test holds them together): that goes the ordinary way.
 */
export function readHead({
  method,
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): FastHead | null {
  if (method !== 'GET') return null;
  const [, lessonId, query] = LEASE.exec(url) ?? [];
  if (lessonId === undefined) return null;
  const { authorization = '', origin = '' } = headers;
  if (!authorization.startsWith(BEARER)) return null;
  // A question has no body.
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return null;
  if (headers.expect !== undefined) return null;
  const asked = readQuery(query);
  return asked && { lessonId, ...asked, token: authorization.slice(BEARER.length), origin };
}

function readQuery(query: string | undefined): { session: string | null; playing: string | null } | null {
  let session: string | null = null;
  let playing: string | null = null;
  for (const part of query?.split('&') ?? []) {
    const [name, value = ''] = part.split('=');
    if (name === 'session' && session === null && UUID.test(value)) session = value;
    else if (name === 'playing' && playing === null && PLAYBACK_ID.test(value)) playing = value;
    else return null;
  }
  return { session, playing };
}
