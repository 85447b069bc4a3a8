import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context, Middleware } from 'koa';
import { ACCOUNT_CODES } from '../../contract/index.ts';

/** users-permissions' middleware on its auth routes; what is in `config` goes on to koa2-ratelimit. */
export const RATE_LIMIT = 'plugin::users-permissions.rateLimit';

export type RateLimit = (config: object, context: { strapi: Core.Strapi }) => Middleware;

/**
 * users-permissions' rate limit, counting each route by the caller's address alone. Stock puts the e-mail of the body
 * into the key where there is one, so that registering or asking for mails with ever new e-mails was never refused. The
 * address is the connection's, or behind a trusted proxy (`proxy.koa`) the one the proxy saw. Interval and number are
 * read per request from users-permissions' `ratelimit`, as in stock.
 *
 * @throws Refusal 429 `too-many-tries`, with Retry-After in seconds
 */
export function limitByAddress({ stock }: { stock: RateLimit }): RateLimit {
  return (config, context) => stock({ ...config, keyGenerator: nameCaller, onLimitReached: refuse }, context);
}

/** By route and not by path, which may be written in many ways; never by user, as one caller can have many. */
function nameCaller(ctx: Context): string {
  return `${ctx.state.route.method} ${ctx.state.route.path}|${ctx.request.ip}`;
}

function refuse(ctx: Context): never {
  const seconds = Math.max(1, Math.ceil(ctx.state.rateLimit.reset - Date.now() / 1_000));
  ctx.set('Retry-After', String(seconds));
  throw new Refusal({
    status: 429,
    code: ACCOUNT_CODES.tooManyTries,
    message: `Too many tries. Please wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} and try again.`,
  });
}
