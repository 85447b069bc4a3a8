import { noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { settingsSchema } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';

/** The school's rules for films. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    parse(noQuerySchema, ctx.query);
    ctx.body = { data: await getService(strapi, 'settings').find() };
  },

  async update(ctx: Context) {
    const settings = parse(settingsSchema, ctx.request.body);
    ctx.body = { data: await getService(strapi, 'settings').update(settings) };
  },
});
