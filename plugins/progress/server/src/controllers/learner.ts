import { Refusal } from '@diamond/kit';
import type { Context } from 'koa';
import { PROGRESS_CODES } from '../../../contract/index.ts';

/** Characters of a browser's name that are kept. */
const USER_AGENT_LENGTH = 300;

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

/** What the learner's browser calls itself, as much of it as is kept. */
export function nameBrowser(ctx: Context): string | null {
  return ctx.get('user-agent').slice(0, USER_AGENT_LENGTH) || null;
}
