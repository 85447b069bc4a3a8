import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { createUploadSchema, videoPathSchema } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';

/** Editors' side of sending a file. Its bytes go from the browser to Mux and never through here. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async create(ctx: Context) {
    const { title } = parse(createUploadSchema, ctx.request.body);
    const upload = await getService(strapi, 'videos').createUpload({
      title: title.trim(),
      createdBy: ctx.state.user.id,
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 201;
    ctx.body = { data: upload };
  },

  async cancel(ctx: Context) {
    const { videoId } = parse(videoPathSchema, { videoId: ctx.params.videoId });
    ctx.body = { data: await getService(strapi, 'videos').cancelUpload({ videoId }) };
  },
});
