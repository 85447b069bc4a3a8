import type { RequestListener, ServerResponse } from 'node:http';
import { createAssetRoutes } from './api/assets.ts';
import { checkCredentials } from './api/auth.ts';
import { createFileRoutes } from './api/files.ts';
import { createPlaybackIdRoutes } from './api/playback-ids.ts';
import { createPlaybackRestrictionRoutes } from './api/playback-restrictions.ts';
import { createRateLimit } from './api/rate-limit.ts';
import { createSystemRoutes } from './api/system.ts';
import { createTrackRoutes } from './api/tracks.ts';
import { createUploadRoutes } from './api/uploads.ts';
import type { Context } from './context.ts';
import { createFileDeliveryRoutes } from './delivery/files.ts';
import { createImageStore } from './delivery/image-store.ts';
import { createImageRoutes } from './delivery/images.ts';
import { createStreamRoutes } from './delivery/stream.ts';
import { createControlRoutes } from './faults/control.ts';
import { misbehave } from './faults/misbehave.ts';
import { ApiProblem, DeliveryProblem } from './http/problems.ts';
import { sendJson, sendNothing } from './http/respond.ts';
import { createMatcher, type Route } from './http/router.ts';
import { makeId } from './ids.ts';
import { createPageRoute } from './page.ts';
import { createUploadTarget } from './uploads/target.ts';

/** Whose rules a request falls under: API and control want credentials, delivery is open to every page, uploads see for themselves. */
type Area = 'api' | 'control' | 'uploads' | 'delivery' | 'page';

/** Answers every request of the local Mux. */
export function createHandler({
  context,
  tokenId,
  tokenSecret,
  requestsPerSecond,
}: {
  context: Context;
  tokenId: string;
  tokenSecret: string;
  requestsPerSecond?: number;
}): RequestListener {
  const takeTurn =
    requestsPerSecond === undefined ? undefined : createRateLimit({ perSecond: requestsPerSecond, now: context.now });
  const api = [
    createUploadRoutes,
    createAssetRoutes,
    createPlaybackIdRoutes,
    createPlaybackRestrictionRoutes,
    createFileRoutes,
    createTrackRoutes,
    createSystemRoutes,
  ].flatMap((create) => create({ context }));
  const match: Record<Area, ReturnType<typeof createMatcher>> = {
    api: createMatcher(api),
    control: createMatcher(createControlRoutes({ context })),
    uploads: createMatcher(createUploadTarget({ context })),
    delivery: createMatcher([
      ...createStreamRoutes({ context }),
      ...createImageRoutes({ context, keepImage: createImageStore() }),
      ...createFileDeliveryRoutes({ context }),
    ]),
    page: createMatcher([createPageRoute(context)]),
  };

  return (request, response) => {
    const target = readTarget(request.url);
    if (!target) {
      sendNothing({ response, status: 400 });
      return;
    }
    const area = findArea(target.pathname);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (area === 'delivery') response.setHeader('Access-Control-Allow-Origin', '*');
    const host = /^[\w.:[\]-]+$/.test(request.headers.host ?? '') ? request.headers.host : 'localhost';
    answer({
      area,
      exchange: { request, response, query: target.searchParams, origin: `http://${host}` },
      path: target.pathname,
    }).catch((error: unknown) => answerProblem({ area, response, error }));
  };

  async function answer({
    area,
    exchange,
    path,
  }: {
    area: Area;
    exchange: Omit<Parameters<Route['handle']>[0], 'params'>;
    path: string;
  }): Promise<void> {
    const { request, response } = exchange;
    if (area === 'api') {
      response.setHeader('X-Request-Id', makeId());
      checkCredentials({ request, tokenId, tokenSecret });
      if (takeTurn && !admit({ left: takeTurn(), response })) return;
      if (await misbehave({ faults: context.faults, request, response, path })) return;
    }
    if (area === 'control') checkCredentials({ request, tokenId, tokenSecret });
    if (area === 'delivery' && request.method === 'OPTIONS')
      return sendNothing({
        response,
        headers: { 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': '3600' },
      });
    const found = match[area]({ method: request.method ?? '', path });
    if (found.found === 'route') return await found.route.handle({ ...exchange, params: found.params });
    throw describeMiss({ area, isPathKnown: found.found === 'path' });
  }

  /** The one answer of Mux in another shape: too many requests, with nothing said about when to come again. */
  function admit({ left, response }: { left: number; response: ServerResponse }): boolean {
    response.setHeader('X-RateLimit-Limit', String(requestsPerSecond));
    response.setHeader('X-RateLimit-Remaining', String(Math.max(0, left)));
    if (left >= 0) return true;
    sendJson({ response, status: 429, body: { errors: ['Too many requests, retry later.'] } });
    return false;
  }
}

function readTarget(url: string | undefined): URL | undefined {
  // A URL parser resolves `..` before any route is matched.
  return URL.parse(url ?? '/', 'http://localhost') ?? undefined;
}

function findArea(path: string): Area {
  if (path.startsWith('/video/') || path.startsWith('/system/')) return 'api';
  if (path.startsWith('/local/')) return 'control';
  if (path.startsWith('/uploads/')) return 'uploads';
  return path === '/' ? 'page' : 'delivery';
}

function describeMiss({ area, isPathKnown }: { area: Area; isPathKnown: boolean }): ApiProblem | DeliveryProblem {
  const status = isPathKnown ? 405 : 404;
  if (area !== 'api' && area !== 'control')
    return new DeliveryProblem({
      status,
      code: isPathKnown ? 12 : 5,
      message: isPathKnown ? 'Method not allowed' : 'Not Found',
    });
  const message = isPathKnown ? 'Method not allowed' : 'The local Mux has no such endpoint';
  return new ApiProblem({ status, type: isPathKnown ? 'method_not_allowed' : 'not_found', messages: [message] });
}

function answerProblem({ area, response, error }: { area: Area; response: ServerResponse; error: unknown }): void {
  const isExpected = error instanceof ApiProblem || error instanceof DeliveryProblem;
  if (!isExpected) console.error('local Mux: a request failed', error);
  if (response.headersSent || response.destroyed) {
    // Half an answer cannot be taken back; a broken connection is better than a short file that looks whole.
    response.destroy();
    return;
  }
  if (error instanceof ApiProblem)
    sendJson({ response, status: error.status, body: { error: { type: error.type, messages: error.messages } } });
  else if (error instanceof DeliveryProblem)
    sendJson({ response, status: error.status, body: { code: error.code, message: error.message } });
  else if (area === 'api')
    sendJson({ response, status: 500, body: { error: { type: 'internal', messages: ['Internal error'] } } });
  else sendJson({ response, status: 500, body: { code: 13, message: 'Internal error' } });
}
