import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

/**
 * Gives every request an id: in `ctx.state.requestId`, in the answer's `X-Request-Id`, and in one log line when
 * the answer is a 5xx, so that what a person reports can be found. An id sent by the caller is not trusted.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const requestId = randomUUID();
    ctx.state.requestId = requestId;
    ctx.set('X-Request-Id', requestId);
    await next();
    if (ctx.status >= 500) strapi.log.error(`request ${requestId} ${ctx.method} ${ctx.path} answered ${ctx.status}`);
  };
