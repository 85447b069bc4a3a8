import { loadEnvironment } from '@diamond/config';
import type { Context, Next } from 'koa';

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * What may come in at all, before a byte of a body is read:
 * - files only to the admin's upload routes and only with a sign-in: Strapi would write anyone's to the disk first;
 * - a body for `/api` or GraphQL only as JSON, which no form of another site can send (OWASP ASVS 3.5.2);
 * - a change only from the site's or the CMS's own pages, where the browser says which page it comes from.
 */
export default () => {
  const { SITE_URL, CMS_URL } = loadEnvironment();
  const origins = new Set([SITE_URL, CMS_URL]);
  return async (ctx: Context, next: Next): Promise<void> => {
    if (!CHANGING.has(ctx.method)) return next();
    const hasBody = ctx.request.length !== 0 && Boolean(ctx.get('content-type'));
    if (ctx.is('multipart') && !(ctx.path.startsWith('/upload') && ctx.get('authorization'))) {
      return refuse(ctx, 415, 'unsupported-media-type', 'Files are taken by the upload routes of the admin only');
    }
    const isOpenToAll = ctx.path.startsWith('/api/') || ctx.path.startsWith('/graphql');
    if (isOpenToAll && hasBody && !ctx.is('json')) {
      return refuse(ctx, 415, 'unsupported-media-type', 'The body must be application/json');
    }
    const origin = ctx.get('origin');
    if (isOpenToAll && origin && !origins.has(origin)) {
      return refuse(ctx, 403, 'foreign-origin', 'Changes are taken from pages of the school only');
    }
    return next();
  };
};

function refuse(ctx: Context, status: 403 | 415, code: string, message: string): void {
  ctx.status = status;
  ctx.body = {
    data: null,
    error: {
      status,
      name: status === 403 ? 'ForbiddenError' : 'UnsupportedMediaTypeError',
      message,
      details: { code },
    },
  };
}
