import { lessonParamsSchema } from '@diamond/access/contract';
import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { leaseQuerySchema, streamQuerySchema } from '../../../contract/index.ts';
import { assertLesson } from '../entitlements.ts';
import { getService } from '../get-service.ts';

/** Learners' side: leases, decided anew each time one is asked for, and the screens that play them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async lease(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
    const { session = null, playing = null } = parse(leaseQuerySchema, ctx.query);
    const userId = readUserId(ctx);
    const { videoId } = await assertLesson({ strapi, lessonId, userId });
    const viewer = { userId, session, address: ctx.ip };
    ctx.body = {
      data: await getService(strapi, 'leases')
        .mintFor({ viewer, lessonId, videoId, playing })
        .catch((error: unknown) => {
          if (error instanceof Refusal && error.status === 429)
            ctx.set('Retry-After', String(error.details.retryAfter));
          throw error;
        }),
    };
  },

  async stream(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: await getService(strapi, 'streams').beat(readScreen(ctx)) };
  },

  async leave(ctx: Context) {
    await getService(strapi, 'streams').leave(readScreen(ctx));
    ctx.status = 204;
  },
});

/** @throws Refusal 401: only learners have screens that are counted */
function readScreen(ctx: Context): { userId: number; session: string } {
  const userId = readUserId(ctx);
  if (userId === null) throw new Refusal({ status: 401, code: 'sign-in', message: 'Sign in to watch this lesson.' });
  parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
  const { session } = parse(streamQuerySchema, ctx.query);
  return { userId, session };
}

function readUserId(ctx: Context): number | null {
  const id: unknown = ctx.state.user?.id;
  return typeof id === 'number' ? id : null;
}
