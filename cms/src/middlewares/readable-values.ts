import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

/** What Postgres says of a value that cannot be the column's: text where a number belongs, a NUL, a number too large. */
const NO_SUCH_VALUE = new Set(['22P02', '22021', '22003', '22007', '22008']);

/** What Strapi's own field types say before Postgres is asked, in plain errors. */
const NOT_PARSED = /^(Expected a valid|Invalid (format|relation|number|date|time)|Value of type)/i;

/**
 * A filter or an id of the catalogue that cannot be a value of its field: the caller's mistake. Strapi's own routes would
 * answer 500 and log it as a crash.
 */
export default () =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      if (isGet(ctx) && error instanceof Error && isUnreadable(error)) {
        const given = new URLSearchParams(ctx.querystring);
        const path = [...given.keys()][0] ?? 'id';
        throw new errors.ValidationError(`${path}: is not a value of its field`, {
          code: 'invalid',
          errors: [{ path, message: 'is not a value of its field' }],
        });
      }
      throw error;
    }
  };

function isGet(ctx: Context): boolean {
  return (ctx.method === 'GET' || ctx.method === 'HEAD') && ctx.path.startsWith('/api/');
}

function isUnreadable(error: Error): boolean {
  if ('code' in error && typeof error.code === 'string' && NO_SUCH_VALUE.has(error.code)) return true;
  return NOT_PARSED.test(error.message);
}
