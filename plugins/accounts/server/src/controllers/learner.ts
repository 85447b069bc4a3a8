import { Refusal } from '@diamond/kit';
import type { Context } from 'koa';
import { ACCOUNT_CODES } from '../../../contract/index.ts';
import type { UserRow } from '../user.ts';

/** Who asks, by the session and by nothing else. @throws Refusal 401 `sign-in` */
export function learnerOf(ctx: Context): UserRow {
  const user: unknown = ctx.state.user;
  if (!user) throw new Refusal({ status: 401, code: ACCOUNT_CODES.signIn, message: 'Sign in to see your account.' });
  return user as UserRow;
}

/** Strapi's id of the session that asks. */
export function sessionOf(ctx: Context): string {
  return String((ctx.state.session as { id?: unknown } | undefined)?.id ?? '');
}

/** An answer about one learner, which nobody keeps on the way. */
export function answer(ctx: Context, data: unknown): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data };
}
