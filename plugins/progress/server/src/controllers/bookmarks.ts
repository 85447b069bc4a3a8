import { localeQuerySchema, noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { bookmarkParamsSchema, type BookmarkKind } from '../../../contract/index.ts';
import { requireLearner } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const bookmarks = () => strapi.plugin('progress').service('bookmarks');
  const readTarget = (ctx: Context): { kind: BookmarkKind; id: string } => {
    const { kind, id } = parse(bookmarkParamsSchema, { kind: ctx.params.kind, id: ctx.params.id });
    parse(noQuerySchema, ctx.query);
    return { kind, id };
  };

  return {
    async find(ctx: Context) {
      const userId = requireLearner(ctx);
      const { locale } = parse(localeQuerySchema, ctx.query);
      ctx.body = { data: await bookmarks().list({ userId, locale }) };
    },

    async add(ctx: Context) {
      const userId = requireLearner(ctx);
      // The path says it all; whoever sends more means something this route does not do.
      parse(noQuerySchema, ctx.request.body ?? {});
      await bookmarks().add({ userId, ...readTarget(ctx) });
      ctx.status = 204;
    },

    async remove(ctx: Context) {
      const userId = requireLearner(ctx);
      await bookmarks().remove({ userId, ...readTarget(ctx) });
      ctx.status = 204;
    },
  };
};
