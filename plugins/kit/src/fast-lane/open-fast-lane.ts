import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Core } from '@strapi/types';
import { createAnswers } from './answers.ts';
import { describeFailure } from './describe-failure.ts';

/** Requests of one kind that are taken in front of Koa and Strapi's routing, which cost many times what they do. */
export interface FastLane<Head extends { origin: string }> {
  /** Reads the head of a request; `null` for whatever is not plainly of this kind. It is asked for every request there is. */
  readHead: (request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>) => Head | null;
  /**
   * Answers a request with 200 and its `data`, or with a whole body that is JSON already. `null`: it is the ordinary route's,
   * which finds it untouched. It must not have changed anything then. What it throws is answered as the ordinary stack would.
   */
  take: (request: IncomingMessage, head: Head) => Promise<{ data: unknown } | { json: string } | null>;
}

/**
 * Opens a lane in front of the ordinary way. A lane takes what is beyond doubt; all else is the ordinary route's, untouched:
 * it answers, refuses, and says why. So there is one contract, one set of errors, and nothing that only a lane can do.
 */
export function openFastLane<Head extends { origin: string }>({
  strapi,
  lane: { readHead, take },
}: {
  strapi: Core.Strapi;
  lane: FastLane<Head>;
}): void {
  const server = strapi.server.httpServer;
  const ordinary = server.listeners('request') as RequestListener[];
  const goOrdinary: RequestListener = (request, response) => {
    for (const listener of ordinary) listener(request, response);
  };
  const answers = createAnswers();

  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const head = readHead(request);
    if (head) enter(request, response, head);
    else goOrdinary(request, response);
  });

  function enter(request: IncomingMessage, response: ServerResponse, head: Head): void {
    const headers = answers.recall(head.origin);
    if (!headers) {
      answers.learn(request, response);
      return goOrdinary(request, response);
    }
    const startedAt = Date.now();
    take(request, head).then(
      (taken) => {
        // Gone meanwhile: nobody to answer, and of a body that broke off nothing left to read.
        if (response.destroyed) return;
        if (taken === null) goOrdinary(request, response);
        else
          answer({
            request,
            response,
            headers,
            startedAt,
            status: 200,
            text: 'json' in taken ? taken.json : JSON.stringify(taken),
          });
      },
      (error: unknown) => {
        const { status, body, headers: own } = describeFailure({ strapi, error });
        answer({ request, response, headers: [...headers, ...own], startedAt, status, text: JSON.stringify(body) });
      }
    );
  }

  function answer({
    request,
    response,
    headers,
    startedAt,
    status,
    text,
  }: {
    request: IncomingMessage;
    response: ServerResponse;
    headers: readonly string[];
    startedAt: number;
    status: number;
    text: string;
  }): void {
    // Gone meanwhile: what was told is kept all the same, and told again when it is not known to be.
    if (response.destroyed) return;
    const requestId = randomUUID();
    response.writeHead(status, [
      ...headers,
      'X-Request-Id',
      requestId,
      'Content-Length',
      String(Buffer.byteLength(text)),
    ]);
    response.end(text);
    const path = request.url?.split('?')[0];
    if (status >= 500) strapi.log.error(`request ${requestId} ${request.method} ${path} answered ${status}`);
    if (strapi.log.isLevelEnabled('http'))
      strapi.log.http(`${request.method} ${request.url} (${Date.now() - startedAt} ms) ${status}`);
  }
}
