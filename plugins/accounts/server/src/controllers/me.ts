import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ACCOUNT_CODES, nothingSchema, profileSchema } from '../../../contract/index.ts';
import { toAccount } from '../../../domain/to-account.ts';
import type { UserRow } from '../user.ts';

/** A learner's own profile; whose it is comes from the session and from nowhere else. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find(ctx: Context) {
    const user = learnerOf(ctx);
    parse(nothingSchema, ctx.query);
    answer(ctx, user);
  },

  async update(ctx: Context) {
    const { id } = learnerOf(ctx);
    parse(nothingSchema, ctx.query);
    const { firstName, lastName, phone } = parse(profileSchema, ctx.request.body);
    const user: UserRow = await strapi
      .plugin('users-permissions')
      .service('user')
      .edit(id, { firstName: firstName.trim(), lastName: lastName.trim(), phone: phone ?? null });
    answer(ctx, user);
  },
});

function learnerOf(ctx: Context): UserRow {
  const user: unknown = ctx.state.user;
  if (!user) throw new Refusal({ status: 401, code: ACCOUNT_CODES.signIn, message: 'Sign in to see your account.' });
  return user as UserRow;
}

function answer(ctx: Context, user: UserRow): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: toAccount(user) };
}
