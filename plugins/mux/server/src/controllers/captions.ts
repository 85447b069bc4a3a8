import { noQuerySchema } from '@diamond/access/contract';
import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  addCaptionsSchema,
  captionPathSchema,
  editCaptionsSchema,
  generateCaptionsSchema,
} from '../../../contract/index.ts';
import { getService } from '../get-service.ts';
import { answerVideo, readVideoId } from './answer-video.ts';

/** Captions: the editors' side, and the address Mux fetches a text from. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async add(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { language, name, text } = parse(addCaptionsSchema, ctx.request.body);
    await getService(strapi, 'captions').add({
      videoId,
      language,
      name: name?.trim(),
      text,
      adminId: ctx.state.user.id,
    });
    ctx.status = 201;
    await answerVideo({ strapi, ctx, videoId });
  },

  async generate(ctx: Context) {
    const videoId = readVideoId(ctx);
    const { language, name } = parse(generateCaptionsSchema, ctx.request.body);
    await getService(strapi, 'captions').generate({
      videoId,
      language,
      name: name?.trim(),
      adminId: ctx.state.user.id,
    });
    ctx.status = 201;
    await answerVideo({ strapi, ctx, videoId });
  },

  async findOne(ctx: Context) {
    parse(noQuerySchema, ctx.query);
    ctx.body = { data: await getService(strapi, 'captions').read(readPath(ctx)) };
  },

  async update(ctx: Context) {
    const path = readPath(ctx);
    const { text } = parse(editCaptionsSchema, ctx.request.body);
    await getService(strapi, 'captions').edit({ ...path, text, adminId: ctx.state.user.id });
    await answerVideo({ strapi, ctx, videoId: path.videoId });
  },

  async remove(ctx: Context) {
    const path = readPath(ctx);
    await getService(strapi, 'captions').remove({ ...path, adminId: ctx.state.user.id });
    await answerVideo({ strapi, ctx, videoId: path.videoId });
  },

  /** For Mux: open to a ticket alone, for an hour. */
  async fetch(ctx: Context) {
    const { ticket } = ctx.params;
    const text =
      typeof ticket === 'string' && /^[A-Za-z0-9_-]{43}$/.test(ticket)
        ? await getService(strapi, 'captions').findText({ ticket })
        : null;
    if (text === null)
      throw new Refusal({
        status: 403,
        code: 'ticket-not-good',
        message: 'This address does not work, or not any more.',
      });
    ctx.set('Cache-Control', 'no-store');
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.type = 'text/vtt; charset=utf-8';
    ctx.body = text;
  },
});

function readPath(ctx: Context): { videoId: string; trackId: string } {
  return parse(captionPathSchema, { videoId: ctx.params.videoId, trackId: ctx.params.trackId });
}
