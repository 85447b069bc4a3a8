import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  learnerListQuerySchema,
  learnerParamsSchema,
  liveQuerySchema,
  noAdminQuerySchema,
  overrideSchema,
  resetSchema,
} from '../../../contract/index.ts';

/** The admin's side. Routes ask for the permission; here `ctx.state.user` is an admin user, never a learner. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const learners = () => strapi.plugin('progress').service('learners');
  const readUserId = (ctx: Context): number => Number(parse(learnerParamsSchema, ctx.params).userId);

  return {
    async find(ctx: Context) {
      const { page, ...query } = parse(learnerListQuerySchema, ctx.query);
      ctx.set('cache-control', 'no-store');
      ctx.body = await learners().list({ ...query, page: page === undefined ? 1 : Number(page) });
    },

    async findOne(ctx: Context) {
      parse(noAdminQuerySchema, ctx.query);
      ctx.set('cache-control', 'no-store');
      ctx.body = { data: await learners().find({ userId: readUserId(ctx) }) };
    },

    async override(ctx: Context) {
      const userId = readUserId(ctx);
      const order = parse(overrideSchema, ctx.request.body);
      await learners().override({ ...order, userId, by: ctx.state.user.id });
      ctx.body = { data: await learners().find({ userId }) };
    },

    async reset(ctx: Context) {
      const userId = readUserId(ctx);
      const order = parse(resetSchema, ctx.request.body);
      await learners().reset({ ...order, userId, by: ctx.state.user.id });
      ctx.body = { data: await learners().find({ userId }) };
    },

    async live(ctx: Context) {
      const { courseId } = parse(liveQuerySchema, ctx.query);
      ctx.set('cache-control', 'no-store');
      ctx.body = await learners().listWatching({ courseId: courseId ?? null });
    },
  };
};
