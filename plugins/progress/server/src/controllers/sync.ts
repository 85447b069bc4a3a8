import { noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { syncSchema } from '../../../contract/index.ts';
import { nameBrowser, requireLearner } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async report(ctx: Context) {
    const userId = requireLearner(ctx);
    parse(noQuerySchema, ctx.query);
    const { reports } = parse(syncSchema, ctx.request.body);
    const service = strapi.plugin('progress').service('reports');
    ctx.body = { data: await service.takeMany({ userId, reports, userAgent: nameBrowser(ctx) }) };
  },
});
