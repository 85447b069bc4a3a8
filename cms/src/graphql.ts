import type { Core } from '@strapi/strapi';

/** Types whose data is nobody's to read over GraphQL; people have the REST routes made for them. */
const CLOSED_TYPES = [
  'plugin::users-permissions.user',
  'plugin::users-permissions.role',
  'plugin::upload.folder',
  'plugin::i18n.locale',
  'plugin::review-workflows.workflow',
  'plugin::review-workflows.workflow-stage',
] as const;

/** GraphQL reads the catalogue: no mutation, no account, no file list. What it does show, the grants decide. */
export function closeGraphql({ strapi }: { strapi: Core.Strapi }): void {
  const { shadowCRUD } = strapi.plugin('graphql').service('extension');
  for (const uid of CLOSED_TYPES) {
    if (strapi.contentTypes[uid]) shadowCRUD(uid).disable();
  }
  for (const uid of Object.keys(strapi.contentTypes)) shadowCRUD(uid).disableMutations();
}
