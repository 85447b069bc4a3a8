import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { importSchema, listImportSchema } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';

/** What lies in the Mux account and is not known here. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { cursor } = parse(listImportSchema, ctx.query);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await getService(strapi, 'imports').list({ cursor });
  },

  async create(ctx: Context) {
    const { assetIds } = parse(importSchema, ctx.request.body);
    ctx.body = { data: await getService(strapi, 'imports').import({ assetIds, adminId: ctx.state.user.id }) };
  },
});
