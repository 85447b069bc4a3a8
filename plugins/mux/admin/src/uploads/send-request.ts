import type { Answer } from './transfer.ts';

/** One request to an upload's address: a part of a file, or with `body` null the question what is there. */
export type SendRequest = (request: {
  url: string;
  /** For example `bytes 0-262143/1000000`, or as a question `bytes *\/1000000`. */
  range: string;
  body: Blob | null;
  signal: AbortSignal;
  /** Told how many bytes of the body have left. */
  onLoaded: (bytes: number) => void;
}) => Promise<Answer>;

/** Milliseconds after which a request that does not move is given up. */
const STALL = 45_000;

/** Characters of an answer that are worth showing. */
const MOST_TEXT = 300;

/** By XMLHttpRequest: `fetch` cannot tell how much of a body has left. Never rejects; a dropped request is `broken`. */
export const sendByBrowser: SendRequest = ({ url, range, body, signal, onLoaded }) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let loaded = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALL);
    };
    const abort = (): void => request.abort();

    request.open('PUT', url);
    request.setRequestHeader('Content-Range', range);
    // Without it browsers name a text encoding, which the address was not signed for.
    request.setRequestHeader('Content-Type', body?.type || 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => {
      loaded = event.loaded;
      watch();
      onLoaded(loaded);
    });
    request.addEventListener('loadend', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(request.status === 0 ? { kind: 'broken', loaded } : readAnswer(request));
    });
    if (signal.aborted) return resolve({ kind: 'broken', loaded });
    signal.addEventListener('abort', abort);
    watch();
    request.send(body);
  });

/** Only headers that belong to the status are asked for: browsers complain aloud about one that is not exposed. */
function readAnswer(request: XMLHttpRequest): Answer {
  const { status } = request;
  const retryAfter = Number((status >= 400 ? request.getResponseHeader('Retry-After') : null) ?? Number.NaN);
  return {
    kind: 'answered',
    status,
    stored: status === 308 ? readStored(request.getResponseHeader('Range')) : null,
    text: readText({ type: request.getResponseHeader('Content-Type'), body: request.responseText }),
    retryAfter: Number.isFinite(retryAfter) && retryAfter >= 0 ? retryAfter : null,
  };
}

/** Bytes that `bytes=0-N` tells of; null when there is no such header, or it says something else. */
export function readStored(range: string | null): number | null {
  const last = /^bytes=0-(\d{1,15})$/.exec(range?.trim() ?? '')?.[1];
  return last === undefined ? null : Number(last) + 1;
}

/** The words of an answer: plain text as it is, of XML the message in it, of a web page nothing. */
export function readText({ type, body }: { type: string | null; body: string }): string {
  if (type?.includes('html')) return '';
  const text = type?.includes('xml') ? (/<Message>([^<]*)<\/Message>/.exec(body)?.[1] ?? '') : body;
  return text.replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT);
}
