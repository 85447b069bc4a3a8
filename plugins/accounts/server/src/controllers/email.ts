import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { changeEmailSchema, confirmSchema, nothingSchema } from '../../../contract/index.ts';
import { answer, learnerOf } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('accounts').service(name);

  return {
    async change(ctx: Context) {
      const { id: userId } = learnerOf(ctx);
      parse(nothingSchema, ctx.query);
      await service('emailChange').ask({ userId, ...parse(changeEmailSchema, ctx.request.body) });
      answer(ctx, { ok: true });
    },

    /** For whoever has the code: links of mails are opened on any device. */
    async confirm(ctx: Context) {
      parse(nothingSchema, ctx.query);
      answer(ctx, await service('emailChange').confirm(parse(confirmSchema, ctx.request.body)));
    },

    async confirmRegistration(ctx: Context) {
      parse(nothingSchema, ctx.query);
      const { email } = await service('registration').confirm(parse(confirmSchema, ctx.request.body));
      answer(ctx, { email });
    },
  };
};
