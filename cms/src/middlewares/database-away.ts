import { isDatabaseAway, RETRY_AFTER_S } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

/**
 * A Postgres that is being restarted is nobody's mistake and no crash: the answer is "later" (503 with Retry-After), which
 * players and the site know how to wait for. Inside of `strapi::errors`, which would make a 500 of it and log its stack.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      strapi.log.warn(`The database is away: ${(error as Error).message}`);
      ctx.status = 503;
      ctx.body = {
        data: null,
        error: {
          status: 503,
          name: 'ServiceUnavailableError',
          message: 'The school is not reachable for a moment. Please try again.',
          details: { code: 'away' },
        },
      };
    }
    if (ctx.status === 503) ctx.set('Retry-After', String(RETRY_AFTER_S));
  };
