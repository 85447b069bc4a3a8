import { noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { createReplacementSchema, switchBackSchema } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';
import { answerVideo, readVideoId } from './answer-video.ts';

/** Another film for a video: sent behind the one that is on, and the way back. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async open(ctx: Context) {
    const videoId = readVideoId(ctx);
    const file = parse(createReplacementSchema, ctx.request.body);
    await getService(strapi, 'library').find({ videoId });
    const upload = await getService(strapi, 'takes').open({ videoId, file, adminId: ctx.state.user.id });
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 201;
    ctx.body = { data: upload };
  },

  async cancel(ctx: Context) {
    const videoId = readVideoId(ctx);
    parse(noQuerySchema, ctx.query);
    await getService(strapi, 'takes').cancel({ videoId, adminId: ctx.state.user.id });
    await answerVideo({ strapi, ctx, videoId });
  },

  async switchBack(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { takeId = null } = parse(switchBackSchema, ctx.request.body);
    await getService(strapi, 'takes').switchBack({ videoId, takeId, adminId: ctx.state.user.id });
    await answerVideo({ strapi, ctx, videoId });
  },
});
