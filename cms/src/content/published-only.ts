import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** Sign-ins of the admin, by the names of Strapi's own strategies. */
const ADMIN_STRATEGIES = new Set(['admin', 'admin-token']);
const READING = new Set(['findMany', 'findOne', 'findFirst', 'count']);

/**
 * Drafts are for the admin. Stock Strapi hands them to anyone who may read the type and adds `status=draft`, or any other
 * word that is not "published", over REST and over GraphQL alike. Both read through the Document Service, so one
 * middleware there closes both: outside the admin a read is of what is published, or it is refused. Work without a
 * request (jobs, the seed) is ours and may.
 */
export function refuseDraftsOutsideAdmin({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use((context, next) => {
    const request = strapi.requestContext.get();
    const hasDrafts = context.contentType.options?.draftAndPublish === true;
    if (!request || !hasDrafts || !READING.has(context.action)) return next();
    if (ADMIN_STRATEGIES.has(request.state.auth?.strategy?.name)) return next();
    const params = context.params as { status?: unknown };
    if (params.status !== undefined && params.status !== 'published') {
      throw new errors.ValidationError('status must be published', {
        code: 'invalid',
        errors: [{ path: 'status', message: 'status must be published' }],
      });
    }
    params.status = 'published';
    return next();
  });
}
