import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

/** A body that is not the JSON it says it is: the caller's mistake, not a crash of ours. */
export default () =>
  async (_ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      if (error instanceof SyntaxError && 'status' in error && error.status === 400) {
        throw new errors.ValidationError('body must be valid JSON', { code: 'invalid' });
      }
      throw error;
    }
  };
