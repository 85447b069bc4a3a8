import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ACCESS_CODES, courseParamsSchema, noQuerySchema } from '../../../contract/index.ts';
import { learnerOf } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async decide(ctx: Context) {
    const { courseId } = parse(courseParamsSchema, ctx.params);
    parse(noQuerySchema, ctx.query);
    const decision = await strapi
      .plugin('access')
      .service('entitlements')
      .decideCourse({ courseId, userId: learnerOf(ctx) });
    if (!decision)
      throw new Refusal({ status: 404, code: ACCESS_CODES.courseNotFound, message: 'There is no such course.' });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: { allowed: decision.allowed, because: decision.because } };
  },
});
