import type { Core } from '@strapi/strapi';

/**
 * Mutations that users-permissions adds by itself and opens to everyone. Signing in is the REST routes' work: they
 * check the input by the contract and keep the refresh token in its cookie.
 */
const ACCOUNT_MUTATIONS = [
  'login',
  'register',
  'forgotPassword',
  'resetPassword',
  'changePassword',
  'emailConfirmation',
] as const;

/** GraphQL reads the catalogue: no mutation, no account, no file list. What it does show, the grants decide. */
export function closeGraphql({ strapi }: { strapi: Core.Strapi }): void {
  const extension = strapi.plugin('graphql').service('extension');
  for (const uid of Object.keys(strapi.contentTypes)) {
    const type = extension.shadowCRUD(uid);
    type.disableMutations();
    if (!uid.startsWith('api::')) type.disableQueries();
  }
  extension.use({
    resolversConfig: Object.fromEntries(
      ACCOUNT_MUTATIONS.map((name) => [`Mutation.${name}`, { auth: false, policies: ['global::closed'] }])
    ),
  });
}
