import { createHash, timingSafeEqual } from 'node:crypto';
import { listenOnLoopbacks } from '@diamond/config';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { createAnnouncer, type WebhookTarget } from './announce.ts';
import type { MatchField } from './contacts.ts';
import { addControlRoutes } from './control.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { createLimiter, PUBLISHED_LIMITS, type LimitSettings } from './limits.ts';
import { addPageRoutes } from './page-routes.ts';
import { GhlProblem, problems } from './problems.ts';
import type { Data } from './records.ts';
import { addRoutes } from './routes.ts';
import { openState } from './state.ts';

/** The one version of the API that is spoken here. */
const VERSION = '2021-07-28';

export interface LocalGhlOptions {
  /** 0 picks a free one. */
  port: number;
  /** Folder for the state; `null` keeps it in memory. */
  dataDir: string | null;
  /** The private integration token. */
  token: string;
  locationId: string;
  limits?: LimitSettings;
  /** How the location finds that two contacts are one. */
  matchOrder?: readonly MatchField[];
  /** Where the workflows "tag added" and "tag removed" send to; null: the location has none. */
  webhook?: WebhookTarget | null;
  /** Milliseconds since 1970; a test may move it. */
  now?: () => number;
  /** Told of each request, as `METHOD /path`, when its answer has gone out. */
  onAnswered?: (request: string) => void;
}

export interface LocalGhl {
  /** Address of API and page, without a trailing slash. */
  url: string;
  /** What it knows, to look at. */
  data: Data;
  faults: Faults;
  /** Requests of the API so far, and how many of them were refused for being too many. */
  counts: { requests: number; tooMany: number };
  close: () => Promise<void>;
}

/**
 * Starts a GoHighLevel on this machine, on both loopback addresses: as much of its API as the school uses, with its own traps.
 *
 * @throws when the port is taken or the state cannot be read
 */
export async function startLocalGhl({
  port,
  dataDir,
  token,
  locationId,
  limits = PUBLISHED_LIMITS,
  matchOrder = ['email', 'phone'],
  webhook = null,
  now = Date.now,
  onAnswered,
}: LocalGhlOptions): Promise<LocalGhl> {
  const state = openState({ dataDir });
  const faults = createFaults();
  const counts = { requests: 0, tooMany: 0 };
  const takeTurn = createLimiter({ settings: () => limits, now });
  const announce = createAnnouncer({ target: webhook, now });
  const server = Fastify();

  server.addHook('onRequest', async (request, reply) => {
    if (request.url === '/' || request.url.startsWith('/local/')) {
      if (request.url.startsWith('/local/faults')) checkCaller({ request, token });
      return;
    }
    counts.requests += 1;
    const fault = faults.take(`${request.method} ${request.url}`);
    if (fault && fault !== 'done-but-422' && fault !== 'done-but-lost') return misbehave({ fault, request, reply });
    const { isAllowed, headers } = takeTurn();
    reply.headers(headers);
    if (!isAllowed) {
      counts.tooMany += 1;
      return reply.status(429).send({ statusCode: 429, message: 'Too Many Requests' });
    }
    checkCaller({ request, token });
    // The work is done and the answer says it was not: GHL is known to do that to a create.
    if (fault) reply.header('x-local-lie', fault);
  });
  server.addHook('onSend', async (request, reply, payload) => {
    if (!reply.hasHeader('x-local-lie')) return payload;
    if (reply.getHeader('x-local-lie') === 'done-but-lost') request.raw.destroy();
    reply.removeHeader('x-local-lie').status(422);
    return JSON.stringify({ statusCode: 422, message: ['something went wrong'], error: 'Unprocessable Entity' });
  });
  server.addHook('onResponse', async ({ method, url }) => onAnswered?.(`${method} ${url}`));
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof GhlProblem) return reply.status(error.status).send(error.body);
    const { statusCode = 500, message } = error as { statusCode?: number; message: string };
    return reply.status(statusCode).send({ statusCode, message: statusCode < 500 ? message : 'Internal server error' });
  });
  server.setNotFoundHandler((_request, reply) => reply.status(404).send());
  addPageRoutes({ server, state, announce, now });
  addControlRoutes({ server, faults });
  addRoutes({ server, state, announce, locationId, matchOrder, now });

  await server.ready();
  const listening = await listenOnLoopbacks({ port, handler: server.routing });
  state.save();
  return {
    url: `http://localhost:${listening.port}`,
    data: state.data,
    faults,
    counts,
    close: async () => {
      await listening.close();
      await announce.close();
      await server.close();
    },
  };
}

/** @throws GhlProblem 401 as GHL refuses a token, or a version header that is missing or another */
function checkCaller({ request, token }: { request: FastifyRequest; token: string }): void {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const given = request.headers.authorization ?? '';
  if (!timingSafeEqual(digest(given), digest(`Bearer ${token}`)))
    throw problems.unauthorized('Invalid token: access token is invalid');
  if (request.headers.version !== VERSION) throw problems.unauthorized('version header was not found.');
}

async function misbehave({
  fault,
  request,
  reply,
}: {
  fault: Exclude<Fault, `done-but-${string}`>;
  request: FastifyRequest;
  reply: FastifyReply;
}): Promise<FastifyReply> {
  switch (fault) {
    case 'down':
      request.raw.destroy();
      return reply.hijack();
    case 'hang':
      return reply.hijack();
    case 'error':
      return reply.status(500).send({ statusCode: 500, message: 'Internal server error' });
    case 'too-many':
      return reply.status(429).send({ statusCode: 429, message: 'Too Many Requests' });
    case 'html':
      return reply.type('text/html').send('<html><body>Under maintenance</body></html>');
  }
}
