import { courseParamsSchema, noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { requireLearner } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const userId = requireLearner(ctx);
    const { courseId } = parse(courseParamsSchema, { courseId: ctx.params.courseId });
    parse(noQuerySchema, ctx.query);
    ctx.body = { data: await strapi.plugin('progress').service('learning').findCourse({ userId, courseId }) };
  },
});
