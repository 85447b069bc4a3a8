import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { noQuerySchema } from '../../../contract/index.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async send(ctx: Context) {
    parse(noQuerySchema, ctx.query);
    const { stream, size, disposition } = await strapi.plugin('access').service('files').open(ctx.params);
    ctx.set('Cache-Control', 'no-store');
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Content-Disposition', disposition);
    // Never the stored type: an attachment's only use is to be saved.
    ctx.type = 'application/octet-stream';
    ctx.length = size;
    ctx.body = stream;
  },
});
