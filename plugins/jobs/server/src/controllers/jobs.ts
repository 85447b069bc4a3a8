import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { jobListQuerySchema, jobParamsSchema, nothingSchema, queueParamsSchema } from '../../../contract/index.ts';

/** The admin's side; routes ask for the permission. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const overview = () => strapi.plugin('jobs').service('overview');
  const readBody = (ctx: Context) => parse(nothingSchema, ctx.request.body ?? {});

  return {
    async overview(ctx: Context) {
      parse(nothingSchema, ctx.query);
      ctx.body = { data: await overview().measure() };
    },

    async find(ctx: Context) {
      const { queue, state, page } = parse(jobListQuerySchema, ctx.query);
      ctx.body = await overview().list({ queue, state, page: page === undefined ? 1 : Number(page) });
    },

    async retry(ctx: Context) {
      const { queue, jobId } = parse(jobParamsSchema, ctx.params);
      readBody(ctx);
      await overview().retry({ queue, jobId });
      ctx.body = { data: { id: jobId } };
    },

    async cancel(ctx: Context) {
      const { queue, jobId } = parse(jobParamsSchema, ctx.params);
      readBody(ctx);
      await overview().cancel({ queue, jobId });
      ctx.body = { data: { id: jobId } };
    },

    async retryFailed(ctx: Context) {
      const { queue } = parse(queueParamsSchema, ctx.params);
      readBody(ctx);
      ctx.body = { data: { retried: await overview().retryFailed({ queue }) } };
    },

    async pause(ctx: Context) {
      const { queue } = parse(queueParamsSchema, ctx.params);
      readBody(ctx);
      await overview().pause({ queue });
      ctx.body = { data: { queue, isPaused: true } };
    },

    async resume(ctx: Context) {
      const { queue } = parse(queueParamsSchema, ctx.params);
      readBody(ctx);
      await overview().resume({ queue });
      ctx.body = { data: { queue, isPaused: false } };
    },
  };
};
