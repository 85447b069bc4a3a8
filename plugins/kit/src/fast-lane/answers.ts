import type { IncomingMessage, ServerResponse } from 'node:http';

/** Of one answer, and of no other; or the server's own to write. */
const OWN = new Set([
  'x-request-id',
  'content-length',
  'date',
  'connection',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
]);
/** Pages of the school are few; more are somebody's game. */
const MAX_ORIGINS = 20;

/**
 * What the ordinary stack puts into every answer of these routes: security headers, CORS for the page that asks, caching.
 * It is learnt from its answers instead of being said a second time, so the two cannot come to differ: the first request
 * from each page goes the ordinary way.
 */
export interface Answers {
  /** The headers of an answer to a page, names and values in turn; `undefined` until the ordinary stack has answered one. */
  recall: (origin: string) => readonly string[] | undefined;
  /** Watches the ordinary stack answer a request of these routes. */
  learn: (request: IncomingMessage, response: ServerResponse) => void;
}

export function createAnswers(): Answers {
  const known = new Map<string, readonly string[]>();

  return {
    recall: (origin) => known.get(origin),

    learn(request, response) {
      const { origin = '' } = request.headers;
      if (known.has(origin) || known.size >= MAX_ORIGINS) return;
      response.once('finish', () => {
        if (response.statusCode !== 200) return;
        // Only the school's own pages: whoever makes origins up must not fill the list.
        if (origin !== '' && response.getHeader('access-control-allow-origin') !== origin) return;
        const headers: string[] = [];
        for (const [name, value] of Object.entries(response.getHeaders())) {
          if (value === undefined || OWN.has(name.toLowerCase())) continue;
          for (const one of Array.isArray(value) ? value : [value]) headers.push(name, String(one));
        }
        known.set(origin, headers);
      });
    },
  };
}
