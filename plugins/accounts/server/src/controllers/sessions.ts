import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { nothingSchema, sessionParamsSchema } from '../../../contract/index.ts';
import { answer, learnerOf, sessionOf } from './learner.ts';

/** Where a learner is signed in. What is ended here is out in the next request of it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const sessions = () => strapi.plugin('accounts').service('sessions');

  return {
    async find(ctx: Context) {
      const { id: userId } = learnerOf(ctx);
      parse(nothingSchema, ctx.query);
      answer(ctx, await sessions().list({ userId, current: sessionOf(ctx) }));
    },

    async end(ctx: Context) {
      const { id: userId } = learnerOf(ctx);
      parse(nothingSchema, ctx.query);
      const { sessionId: name } = parse(sessionParamsSchema, { sessionId: ctx.params.sessionId });
      await sessions().closeNamed({ userId, name });
      ctx.status = 204;
    },

    async endOthers(ctx: Context) {
      const { id: userId } = learnerOf(ctx);
      parse(nothingSchema, ctx.query);
      await sessions().closeOthers({ userId, sessionId: sessionOf(ctx) });
      ctx.status = 204;
    },
  };
};
