import type { Core } from '@strapi/strapi';

/**
 * Strapi asks for sessions by their id and by their user, and its table has an index on neither: a hundred thousand
 * learners' sessions would be read through at every request. Declared here, Strapi's own schema sync makes them.
 */
export function indexSessions({ strapi }: { strapi: Core.Strapi }): void {
  const session = strapi.contentType('admin::session') as { indexes?: { name: string; columns: string[] }[] };
  session.indexes = [
    ...(session.indexes ?? []),
    { name: 'strapi_sessions_session_id_idx', columns: ['session_id'] },
    { name: 'strapi_sessions_user_id_idx', columns: ['user_id'] },
  ];
}
