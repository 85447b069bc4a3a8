import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

/** Levels of relations one answer may hold: a lesson, its module, its course. */
const MAX_POPULATE_DEPTH = 2;
const CATALOGUE = /^\/api\/(courses|modules|lessons|categories|tags|instructors|site-setting)(\/|$)/;

/**
 * Keeps a question about the catalogue small enough to answer. Relations lead both ways, so every further level
 * multiplies the answer; and `_q` searches private fields too, which would let a gated text be guessed word by word.
 */
export default () =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (CATALOGUE.test(ctx.path)) {
      if (ctx.query._q !== undefined) throw invalid('_q', 'is not offered here');
      if (depthOf(ctx.query.populate) > MAX_POPULATE_DEPTH)
        throw invalid('populate', `may be ${MAX_POPULATE_DEPTH} levels deep`);
    }
    return next();
  };

/** How many levels a `populate` reaches, in any of the forms Strapi reads: text, list, dots, nested objects. */
function depthOf(populate: unknown): number {
  if (typeof populate === 'string') return Math.max(...populate.split(',').map((path) => path.split('.').length));
  if (Array.isArray(populate)) return Math.max(0, ...populate.map(depthOf));
  if (typeof populate !== 'object' || populate === null) return 0;
  return Math.max(
    0,
    ...Object.entries(populate).map(([name, inner]) => {
      // A list's members are named by their index, a relation by its name, which may be a path itself.
      if (/^\d+$/.test(name)) return depthOf(inner);
      const nested: unknown =
        typeof inner === 'object' && inner !== null && 'populate' in inner ? inner.populate : undefined;
      return name.split('.').length + depthOf(nested);
    })
  );
}

function invalid(path: string, message: string): Error {
  return new errors.ValidationError(`${path} ${message}`, {
    code: 'invalid',
    errors: [{ path, message: `${path} ${message}` }],
  });
}
