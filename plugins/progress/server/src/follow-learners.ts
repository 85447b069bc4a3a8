import type { Core } from '@strapi/strapi';

const USER = 'plugin::users-permissions.user';

/** What a learner is found by. */
const IDENTITY = ['firstName', 'lastName', 'email'];

/**
 * An admin finds a learner by the name they have now, from the moment they sign up. Lifecycles are right here, unlike for
 * content: accounts have no drafts. They run inside the transaction the account is written in.
 */
export function followLearners({ strapi }: { strapi: Core.Strapi }): void {
  const figures = () => strapi.plugin('progress').service('figures');

  strapi.db.lifecycles.subscribe({
    models: [USER],
    async afterCreate({ result }) {
      await figures().followIdentity({ userId: Number(result.id) });
    },
    async afterUpdate({ result, params }) {
      if (IDENTITY.some((field) => field in (params.data ?? {})))
        await figures().followIdentity({ userId: Number(result.id) });
    },
  });
}
