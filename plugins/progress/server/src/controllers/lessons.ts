import { lessonParamsSchema, noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { markSchema, reportSchema } from '../../../contract/index.ts';
import { nameBrowser, requireLearner } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const learning = () => strapi.plugin('progress').service('learning');

  return {
    async report(ctx: Context) {
      const userId = requireLearner(ctx);
      const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
      parse(noQuerySchema, ctx.query);
      const report = parse(reportSchema, ctx.request.body);
      const reports = strapi.plugin('progress').service('reports');
      ctx.body = { data: await reports.take({ userId, lessonId, report, userAgent: nameBrowser(ctx) }) };
    },

    async find(ctx: Context) {
      const userId = requireLearner(ctx);
      const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
      parse(noQuerySchema, ctx.query);
      ctx.body = { data: await learning().findLesson({ userId, lessonId }) };
    },

    async mark(ctx: Context) {
      const userId = requireLearner(ctx);
      const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
      parse(noQuerySchema, ctx.query);
      const { done } = parse(markSchema, ctx.request.body);
      ctx.body = { data: await learning().mark({ userId, lessonId, done }) };
    },
  };
};
