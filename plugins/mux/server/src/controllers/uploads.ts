import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { createUploadSchema, listUploadsSchema, type Video } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';
import { readVideoId } from './answer-video.ts';

/** Editors' side of sending a file. Its bytes go from the browser to Mux and never through here. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Only what the caller opened: the addresses take bytes from whoever knows them. */
  async find(ctx: Context) {
    const { fileName, size, lastModified } = parse(listUploadsSchema, ctx.query);
    const file = {
      fileName,
      ...(size === undefined ? {} : { size: Number(size) }),
      ...(lastModified === undefined ? {} : { lastModified: Number(lastModified) }),
    };
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: await getService(strapi, 'videos').listPending({ adminId: ctx.state.user.id, file }) };
  },

  async create(ctx: Context) {
    const { title, ...file } = parse(createUploadSchema, ctx.request.body);
    const upload = await getService(strapi, 'videos').createUpload({
      title: title.trim(),
      createdBy: ctx.state.user.id,
      file,
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 201;
    ctx.body = { data: upload };
  },

  async cancel(ctx: Context) {
    const videoId = readVideoId(ctx);
    const video: Video = await getService(strapi, 'videos').cancelUpload({ videoId });
    ctx.body = { data: video };
  },
});
