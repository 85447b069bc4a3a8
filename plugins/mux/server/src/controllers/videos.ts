import { noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { listVideosSchema, videoPathSchema } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';

/** Editors' side of the library. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { search, page, status } = parse(listVideosSchema, ctx.query);
    ctx.body = await getService(strapi, 'videos').list({ search, status, page: page === undefined ? 1 : Number(page) });
  },

  async findOne(ctx: Context) {
    const { videoId } = parse(videoPathSchema, { videoId: ctx.params.videoId });
    parse(noQuerySchema, ctx.query);
    const { video, problem } = await getService(strapi, 'videos').look({ videoId });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: video, meta: { problem } };
  },

  /** A lease for the editor: whoever may see videos may watch them, published or not. */
  async preview(ctx: Context) {
    const { videoId } = parse(videoPathSchema, { videoId: ctx.params.videoId });
    parse(noQuerySchema, ctx.query);
    ctx.set('Cache-Control', 'no-store');
    await getService(strapi, 'videos').find({ videoId });
    ctx.body = { data: await getService(strapi, 'leases').mint({ videoId }) };
  },
});
