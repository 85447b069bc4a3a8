import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { videoPathSchema, type VideoAnswer } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';

/** @throws errors.ValidationError 400 naming the field and the rule */
export function readVideoId(ctx: Context): string {
  return parse(videoPathSchema, { videoId: ctx.params.videoId }).videoId;
}

/** Every route about one video answers with all there is to say about it. Its pictures have tokens, so nobody keeps it. */
export async function answerVideo({
  strapi,
  ctx,
  videoId,
  problem = null,
}: {
  strapi: Core.Strapi;
  ctx: Context;
  videoId: string;
  problem?: string | null;
}): Promise<void> {
  const answer: VideoAnswer = { data: await getService(strapi, 'library').find({ videoId }), meta: { problem } };
  ctx.set('Cache-Control', 'no-store');
  ctx.body = answer;
}
