import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { listReleases, readHeaders, readLiveId, type Releases } from './releases.ts';

/** Files whose name changes with their content. */
const IMMUTABLE = /^\/static\/|-[0-9a-f]{10,20}\.(js|css|woff2)$/;
/** Folder of the pages of one language. */
const LANGUAGE = /^[a-z]{2}$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EVERY_TIME = 'public, max-age=0, must-revalidate';

type Serve = ReturnType<typeof sirv>;

interface Live {
  id: string;
  serve: Serve;
  headers: Record<string, string>;
  /** By the language at the beginning of an address; '' for those that name none. */
  notFoundPages: ReadonlyMap<string, Buffer>;
  /** Releases before this one: a page that was open when it went live still asks for its own scripts. */
  older: Serve[];
}

/** Serves the live release, and the next one from the first request after it went live. */
export function makeSiteHandler({ releases }: { releases: Releases }): RequestListener {
  let live: Live | null = null;

  const answer: RequestListener = (request, response) => {
    const id = readLiveId(releases);
    if (id === null) {
      sendText({ response, status: 503, text: 'The site has not been built yet.' });
      return;
    }
    if (live?.id !== id) live = open({ releases, id });
    const { serve, headers, older, notFoundPages } = live;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText({ response, status: 405, text: 'The site only answers GET and HEAD.' });
      return;
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const fallbacks = IMMUTABLE.test(path) ? older : [];
    const tryNext = (index: number) => {
      const next = fallbacks[index];
      if (next) next(request, response, () => tryNext(index + 1));
      else sendNotFound({ response, page: findPage(notFoundPages, path), isHead: request.method === 'HEAD' });
    };
    // sirv opens the file at whatever range it is told, and throws at one that ends before it begins.
    if (!isReadableRange(request.headers.range)) delete request.headers.range;
    serve(request, response, () => tryNext(0));
  };
  return (request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      // One odd request, or a release that was cleared away a moment ago, must not end the server.
      console.error(`${request.method} ${request.url} failed:`, error);
      if (!response.headersSent)
        sendText({ response, status: 500, text: 'The site could not answer. Try again in a moment.' });
      else response.destroy();
    }
  };
}

/** `bytes=from-to` with both ends in order, or with one of them (RFC 9110, section 14.1.2). */
function isReadableRange(range: string | undefined): boolean {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!match) return false;
  const [, from = '', to = ''] = match;
  if (from === '') return false;
  return to === '' || Number(from) <= Number(to);
}

function open({ releases, id }: { releases: Releases; id: string }): Live {
  const folder = join(releases.releases, id);
  return {
    id,
    serve: serveFolder(folder),
    headers: readHeaders({ releases, id }),
    notFoundPages: readNotFoundPages(folder),
    older: listReleases(releases)
      .filter((other) => other < id)
      .map((other) => serveFolder(join(releases.releases, other))),
  };
}

function readNotFoundPages(folder: string): Map<string, Buffer> {
  const pages = new Map([['', readFileSync(join(folder, '404.html'))]]);
  for (const language of readdirSync(folder).filter((name) => LANGUAGE.test(name))) {
    const file = join(folder, language, '404', 'index.html');
    if (existsSync(file)) pages.set(language, readFileSync(file));
  }
  return pages;
}

function findPage(pages: ReadonlyMap<string, Buffer>, path: string): Buffer {
  const page = pages.get(path.split('/', 2)[1] ?? '') ?? pages.get('');
  if (!page) throw new Error('A release has a page for what is not found');
  return page;
}

function serveFolder(folder: string): Serve {
  return sirv(folder, {
    etag: true,
    brotli: true,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', IMMUTABLE.test(path) ? FOR_EVER : ASK_EVERY_TIME),
  });
}

function sendNotFound({ response, page, isHead }: { response: ServerResponse; page: Buffer; isHead: boolean }): void {
  response.writeHead(404, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    'Cache-Control': ASK_EVERY_TIME,
  });
  response.end(isHead ? undefined : page);
}

function sendText({ response, status, text }: { response: ServerResponse; status: number; text: string }): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}
