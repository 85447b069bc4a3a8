import { noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { PublicCheck } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';

/** Looking for what must not be. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async public(ctx: Context) {
    parse(noQuerySchema, ctx.query);
    const data: PublicCheck = await getService(strapi, 'publicity').check();
    ctx.status = 202;
    ctx.body = { data };
  },
});
