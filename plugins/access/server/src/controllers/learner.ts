import type { Context } from 'koa';

/** The signed-in learner's id; `null` for a visitor, and for an API token, which is nobody. */
export function learnerOf(ctx: Context): number | null {
  const id: unknown = ctx.state.user?.id;
  return typeof id === 'number' ? id : null;
}
