import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isDatabaseAway, Refusal, RETRY_AFTER_S } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { createAnswers } from './answers.ts';
import { readBody } from './read-body.ts';
import { readHead, type FastHead } from './read-head.ts';
import { createTaker, type Taking } from './taker.ts';

/**
 * The fast way of progress reports: in front of Koa and Strapi's routing, which cost many times what a report does.
 *
 * It takes what is beyond doubt: a plain report, of a session that runs, by a learner who may watch the lesson, each known
 * for less than a minute. All else is the ordinary route's, untouched: it answers, refuses, and says why. So there is one
 * contract, one set of errors, and nothing that only this way can do.
 */
export function takeReportsFast({ strapi }: { strapi: Core.Strapi }): void {
  const server = strapi.server.httpServer;
  const ordinary = server.listeners('request') as RequestListener[];
  const goOrdinary: RequestListener = (request, response) => {
    for (const listener of ordinary) listener(request, response);
  };
  const answers = createAnswers();
  const taker = createTaker({ strapi });

  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const head = readHead(request);
    if (head) take(request, response, head);
    else goOrdinary(request, response);
  });

  function take(request: IncomingMessage, response: ServerResponse, head: FastHead): void {
    const headers = answers.recall(head.origin);
    if (!headers) {
      answers.learn(request, response);
      return goOrdinary(request, response);
    }
    const startedAt = Date.now();
    readBody({
      request,
      length: head.length,
      onBody: (body) => {
        const taking = taker.take({ head, body, userAgent: request.headers['user-agent'] });
        if (taking === null) return goOrdinary(request, response);
        taking.then(
          (taken) => {
            if (taken === null) goOrdinary(request, response);
            else answer({ request, response, headers, startedAt, status: 200, body: { data: taken.data } });
          },
          (error: unknown) => answer({ request, response, headers, startedAt, ...describeFailure(error) })
        );
      },
    });
  }

  function answer({
    request,
    response,
    headers,
    startedAt,
    status,
    body,
  }: {
    request: IncomingMessage;
    response: ServerResponse;
    headers: readonly string[];
    startedAt: number;
    status: number;
    body: unknown;
  }): void {
    // Gone meanwhile: what was told is kept all the same, and told again when it is not known to be.
    if (response.destroyed) return;
    const requestId = randomUUID();
    const text = JSON.stringify(body);
    const all = [...headers, 'X-Request-Id', requestId, 'Content-Length', String(Buffer.byteLength(text))];
    if (status === 503) all.push('Retry-After', String(RETRY_AFTER_S));
    response.writeHead(status, all);
    response.end(text);
    const path = request.url?.split('?')[0];
    if (status >= 500) strapi.log.error(`request ${requestId} ${request.method} ${path} answered ${status}`);
    if (strapi.log.isLevelEnabled('http'))
      strapi.log.http(`${request.method} ${request.url} (${Date.now() - startedAt} ms) ${status}`);
  }

  function describeFailure(error: unknown): { status: number; body: unknown } {
    if (error instanceof Refusal) return describeError(error);
    if (isDatabaseAway(error)) {
      strapi.log.warn(`The database is away: ${(error as Error).message}`);
      return describeError(AWAY);
    }
    strapi.log.error(error);
    return describeError({ status: 500, name: 'InternalServerError', message: 'Internal Server Error', details: {} });
  }
}

/** As `database-away` of the CMS says it. */
const AWAY = {
  status: 503,
  name: 'ServiceUnavailableError',
  message: 'The school is not reachable for a moment. Please try again.',
  details: { code: 'away' },
};

function describeError({
  status,
  name,
  message,
  details,
}: {
  status: number;
  name: string;
  message: string;
  details: Record<string, unknown>;
}): { status: number; body: unknown } {
  return { status, body: { data: null, error: { status, name, message, details } } };
}

export type { Taking };
