import { Refusal } from '@diamond/kit';
import type { Context } from 'koa';
import { PROGRESS_CODES } from '../../../contract/index.ts';

/**
 * The signed-in learner's id: the only place it comes from, so no path, query or body can name another's. An API token
 * is nobody. What is answered is one learner's own, so no cache may keep it.
 *
 * @throws Refusal 401 `sign-in`
 */
export function requireLearner(ctx: Context): number {
  ctx.set('Cache-Control', 'no-store');
  const id: unknown = ctx.state.user?.id;
  if (typeof id !== 'number')
    throw new Refusal({ status: 401, code: PROGRESS_CODES.signIn, message: 'Sign in to keep your progress.' });
  return id;
}
