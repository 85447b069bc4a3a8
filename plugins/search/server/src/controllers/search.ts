import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { searchQuerySchema } from '../../../contract/index.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    // What one learner may find is nobody else's to be given.
    ctx.set('Cache-Control', 'no-store');
    const { q, locale = 'en', page = '1', kind = null } = parse(searchQuerySchema, ctx.query);
    const id: unknown = ctx.state.user?.id;
    const userId = typeof id === 'number' ? id : null;
    try {
      strapi.plugin('search').service('turns').take({ userId, address: ctx.request.ip });
    } catch (error) {
      if (error instanceof Refusal) ctx.set('Retry-After', String(error.details.retryAfter));
      throw error;
    }
    ctx.body = await strapi
      .plugin('search')
      .service('finder')
      .find({ question: q, locale, kind, page: Number(page), userId });
  },
});
