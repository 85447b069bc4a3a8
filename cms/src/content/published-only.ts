import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/**
 * Drafts are for the admin. Stock Strapi hands them to anyone who may read the type and adds `status=draft`, over REST
 * and over GraphQL alike; both read through the Document Service, so one middleware there closes both. Work without a
 * request (jobs, the seed) is ours and may.
 */
export function refuseDraftsOutsideAdmin({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use((context, next) => {
    const status = 'status' in context.params ? context.params.status : undefined;
    const request = strapi.requestContext.get();
    const isAdmin = request?.state.auth?.strategy?.name === 'admin';
    if (request && status === 'draft' && !isAdmin && isReading(context.action)) {
      throw new errors.ValidationError('status must be published', {
        code: 'invalid',
        errors: [{ path: 'status', message: 'status must be published' }],
      });
    }
    return next();
  });
}

function isReading(action: string): boolean {
  return ['findMany', 'findOne', 'findFirst', 'count'].includes(action);
}
