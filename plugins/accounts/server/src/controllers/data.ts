import { Readable } from 'node:stream';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { deletionSchema, nothingSchema } from '../../../contract/index.ts';
import { chooseMailLocale } from '../../../domain/mails/compose-mail.ts';
import { answer, learnerOf } from './learner.ts';

/** What the school keeps about a learner: to take along, and to take away. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('accounts').service(name);

  return {
    export(ctx: Context) {
      const { id: userId } = learnerOf(ctx);
      parse(nothingSchema, ctx.query);
      ctx.type = 'application/json; charset=utf-8';
      ctx.set('Cache-Control', 'no-store');
      ctx.set('Content-Disposition', 'attachment; filename="my-data.json"');
      ctx.body = Readable.from(service('people').export({ userId, now: new Date() }));
    },

    async delete(ctx: Context) {
      const { id: userId } = learnerOf(ctx);
      parse(nothingSchema, ctx.query);
      const { password } = parse(deletionSchema, ctx.request.body);
      await service('deletion').delete({ userId, password, language: chooseMailLocale(ctx.get('accept-language')) });
      service('sessions').dropCookie({ ctx });
      answer(ctx, { ok: true });
    },
  };
};
