import { noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  chaptersSchema,
  cleanSchema,
  historySchema,
  listVideosSchema,
  posterSchema,
  previewSchema,
  updateVideoSchema,
} from '../../../contract/index.ts';
import { getService } from '../get-service.ts';
import { answerVideo, readVideoId } from './answer-video.ts';

/** Editors' side of the library. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const query = parse(listVideosSchema, ctx.query);
    // Its pictures have tokens.
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await getService(strapi, 'library').list(query);
  },

  async findOne(ctx: Context) {
    const videoId = readVideoId(ctx);
    parse(noQuerySchema, ctx.query);
    const { problem } = await getService(strapi, 'videos').look({ videoId });
    await getService(strapi, 'caretaker').lookAfter({ videoId });
    await answerVideo({ strapi, ctx, videoId, problem });
  },

  async update(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { title } = parse(updateVideoSchema, ctx.request.body);
    await getService(strapi, 'library').rename({ videoId, title: title.trim(), adminId: ctx.state.user.id });
    await answerVideo({ strapi, ctx, videoId });
  },

  async remove(ctx: Context) {
    const videoId = readVideoId(ctx);
    parse(noQuerySchema, ctx.query);
    await getService(strapi, 'removal').remove({ videoId, adminId: ctx.state.user.id });
    ctx.body = { data: { videoId } };
  },

  async clean(ctx: Context) {
    const { videoIds } = parse(cleanSchema, ctx.request.body);
    ctx.body = { data: await getService(strapi, 'removal').clean({ videoIds, adminId: ctx.state.user.id }) };
  },

  /** A lease for the editor: whoever may see videos may watch them and the films behind them, published or not. */
  async preview(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { take } = parse(previewSchema, ctx.query);
    ctx.set('Cache-Control', 'no-store');
    const { takes } = await getService(strapi, 'library').find({ videoId });
    const shown = take === undefined ? videoId : takes.find(({ takeId }) => takeId === take)?.takeId;
    ctx.body = { data: await getService(strapi, 'leases').mint({ videoId: shown ?? null }) };
  },

  /** Asks Mux whatever the state, and says what it found. */
  async check(ctx: Context) {
    const videoId = readVideoId(ctx);
    await getService(strapi, 'library').find({ videoId });
    await getService(strapi, 'videos').refresh({ videoId });
    await answerVideo({ strapi, ctx, videoId });
  },

  async poster(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { time } = parse(posterSchema, ctx.request.body);
    await getService(strapi, 'library').setPoster({ videoId, time, adminId: ctx.state.user.id });
    await answerVideo({ strapi, ctx, videoId });
  },

  async chapters(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { text } = parse(chaptersSchema, ctx.request.body);
    await getService(strapi, 'library').setChapters({ videoId, text, adminId: ctx.state.user.id });
    await answerVideo({ strapi, ctx, videoId });
  },

  async askForMaster(ctx: Context) {
    const videoId = readVideoId(ctx);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: await getService(strapi, 'library').askForMaster({ videoId, adminId: ctx.state.user.id }) };
  },

  async findMaster(ctx: Context) {
    const videoId = readVideoId(ctx);
    parse(noQuerySchema, ctx.query);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: await getService(strapi, 'library').findMaster({ videoId }) };
  },

  async history(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { before } = parse(historySchema, ctx.query);
    ctx.body = await getService(strapi, 'library').findHistory({ videoId, before });
  },
});
