import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  grantListQuerySchema,
  grantParamsSchema,
  grantSchema,
  learnerQuerySchema,
  noQuerySchema,
  revokeSchema,
} from '../../../contract/index.ts';

/** The admin's side. Routes ask for the permission; here `ctx.state.user` is an admin user, never a learner. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const grants = () => strapi.plugin('access').service('grants');

  return {
    async find(ctx: Context) {
      const { search, page } = parse(grantListQuerySchema, ctx.query);
      ctx.body = await grants().list({ search, page: page === undefined ? 1 : Number(page) });
    },

    async create(ctx: Context) {
      const input = parse(grantSchema, ctx.request.body);
      const { id, isNew } = await grants().grant({
        userId: input.userId,
        scope: input.scope,
        courseId: input.courseId,
        source: 'admin',
        reason: input.reason,
        grantedBy: ctx.state.user.id,
        expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
      });
      ctx.status = isNew ? 201 : 200;
      ctx.body = { data: { id, isNew } };
    },

    async revoke(ctx: Context) {
      const { grantId } = parse(grantParamsSchema, ctx.params);
      const { reason } = parse(revokeSchema, ctx.request.body);
      await grants().revoke({ grantId, reason, revokedBy: ctx.state.user.id });
      ctx.body = { data: { id: grantId } };
    },

    async learners(ctx: Context) {
      const { search } = parse(learnerQuerySchema, ctx.query);
      ctx.body = { data: await grants().searchLearners({ search }) };
    },

    async courses(ctx: Context) {
      parse(noQuerySchema, ctx.query);
      ctx.body = { data: await grants().listCourses() };
    },
  };
};
