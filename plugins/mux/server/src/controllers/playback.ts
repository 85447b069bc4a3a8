import { lessonParamsSchema, noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { assertLesson } from '../entitlements.ts';
import { getService } from '../get-service.ts';

/** Learners' side: one lease, decided anew each time it is asked for. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async lease(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    const { lessonId } = parse(lessonParamsSchema, { lessonId: ctx.params.lessonId });
    parse(noQuerySchema, ctx.query);
    const id: unknown = ctx.state.user?.id;
    const { videoId } = await assertLesson({ strapi, lessonId, userId: typeof id === 'number' ? id : null });
    ctx.body = { data: await getService(strapi, 'leases').mint({ videoId }) };
  },
});
