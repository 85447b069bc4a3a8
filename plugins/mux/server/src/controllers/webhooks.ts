import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { readRawBody } from '@diamond/kit';
import { getService } from '../get-service.ts';

/** Mux's side. The route needs no session; the signature over the raw bytes is all that counts. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async receive(ctx: Context) {
    const outcome = await getService(strapi, 'webhooks').receive({
      rawBody: readRawBody(ctx.request),
      signature: ctx.get('mux-signature') || undefined,
    });
    ctx.body = { data: { outcome } };
  },
});
