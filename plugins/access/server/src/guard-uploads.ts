import type { Core } from '@strapi/strapi';
import { decideStaticFile, nameOriginals, readUploadPath } from '../../domain/decide-static-file.ts';
import { findStoredFiles } from './store/content.ts';

type Handler = Parameters<Core.Strapi['server']['use']>[0];

/**
 * Stands before Strapi's own file server, which hands any upload to anyone who has its address: refuses everything below
 * /uploads but the pictures no lesson has among its files. Lesson files leave by the file route of this plugin only.
 *
 * It runs before Strapi's error handler, so it answers by itself instead of throwing; and it answers 404, since an
 * address that may not be read should not say that there is something.
 */
export function guardUploads({ strapi }: { strapi: Core.Strapi }): Handler {
  return async (ctx, next) => {
    const asked = readUploadPath({ path: ctx.path });
    if (asked.kind === 'elsewhere') return next();
    if (asked.kind === 'file' && (await isPublic({ strapi, name: asked.name }))) {
      await next();
      // A picture may be an SVG with script in it, and this is the admin's own origin.
      ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
      ctx.set('X-Content-Type-Options', 'nosniff');
      return;
    }
    ctx.status = 404;
    ctx.body = { data: null, error: { status: 404, name: 'NotFoundError', message: 'Not Found', details: {} } };
  };
}

async function isPublic({ strapi, name }: { strapi: Core.Strapi; name: string }): Promise<boolean> {
  const files = await findStoredFiles({
    db: strapi.db.connection,
    ...nameOriginals({ name }),
    url: `/uploads/${name}`,
  });
  return decideStaticFile({ files });
}
