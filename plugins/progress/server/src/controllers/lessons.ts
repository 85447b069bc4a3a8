import { lessonParamsSchema, noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { reportSchema } from '../../../contract/index.ts';
import { requireLearner } from './learner.ts';

/** Characters of a browser's name that are kept. */
const USER_AGENT_LENGTH = 300;

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const learning = () => strapi.plugin('progress').service('learning');

  return {
    async report(ctx: Context) {
      const userId = requireLearner(ctx);
      const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
      parse(noQuerySchema, ctx.query);
      const report = parse(reportSchema, ctx.request.body);
      const userAgent = ctx.get('user-agent').slice(0, USER_AGENT_LENGTH) || null;
      ctx.body = { data: await learning().report({ userId, lessonId, report, userAgent }) };
    },

    async find(ctx: Context) {
      const userId = requireLearner(ctx);
      const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
      parse(noQuerySchema, ctx.query);
      ctx.body = { data: await learning().findLesson({ userId, lessonId }) };
    },
  };
};
