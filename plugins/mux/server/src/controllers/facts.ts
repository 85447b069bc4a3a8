import { lessonParamsSchema, noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { getService } from '../get-service.ts';

/** For API tokens: what is public about the film of a lesson. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
    parse(noQuerySchema, ctx.query);
    ctx.body = { data: await getService(strapi, 'facts').find({ lessonId }) };
  },
});
