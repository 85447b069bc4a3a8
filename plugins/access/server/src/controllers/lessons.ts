import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  ACCESS_CODES,
  fileParamsSchema,
  lessonParamsSchema,
  localeQuerySchema,
  noQuerySchema,
} from '../../../contract/index.ts';
import { learnerOf } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('access').service(name);

  return {
    async decide(ctx: Context) {
      const { lessonId } = parse(lessonParamsSchema, ctx.params);
      parse(noQuerySchema, ctx.query);
      const decision = await service('entitlements').decideLesson({ lessonId, userId: learnerOf(ctx) });
      if (!decision)
        throw new Refusal({ status: 404, code: ACCESS_CODES.lessonNotFound, message: 'There is no such lesson.' });
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: { allowed: decision.allowed, because: decision.because } };
    },

    async content(ctx: Context) {
      const { lessonId } = parse(lessonParamsSchema, ctx.params);
      const { locale } = parse(localeQuerySchema, ctx.query);
      const { rowId } = await service('entitlements').assertLessonFacts({ lessonId, userId: learnerOf(ctx) });
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: await service('content').find({ rowId, locale }) };
    },

    async file(ctx: Context) {
      const { lessonId, fileId } = parse(fileParamsSchema, ctx.params);
      parse(noQuerySchema, ctx.query);
      const { rowId } = await service('entitlements').assertLessonFacts({ lessonId, userId: learnerOf(ctx) });
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: await service('files').findAddress({ rowId, fileId }) };
    },
  };
};
