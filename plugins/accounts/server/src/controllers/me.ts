import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { languageSchema, nothingSchema, profileSchema } from '../../../contract/index.ts';
import { toAccount } from '../../../domain/to-account.ts';
import { USER, type UserRow } from '../user.ts';
import { answer, learnerOf } from './learner.ts';

/** A learner's own profile; whose it is comes from the session and from nowhere else. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find(ctx: Context) {
    const user = learnerOf(ctx);
    parse(nothingSchema, ctx.query);
    answer(ctx, toAccount(user));
  },

  async update(ctx: Context) {
    const { id } = learnerOf(ctx);
    parse(nothingSchema, ctx.query);
    const { firstName, lastName, phone } = parse(profileSchema, ctx.request.body);
    const user: UserRow = await strapi
      .plugin('users-permissions')
      .service('user')
      .edit(id, { firstName: firstName.trim(), lastName: lastName.trim(), phone: phone ?? null });
    answer(ctx, toAccount(user));
  },

  async choose(ctx: Context) {
    const { id } = learnerOf(ctx);
    parse(nothingSchema, ctx.query);
    const { language } = parse(languageSchema, ctx.request.body);
    const user: UserRow = await strapi.db.query(USER).update({ where: { id }, data: { language } });
    answer(ctx, toAccount(user));
  },
});
