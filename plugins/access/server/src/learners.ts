import type { Core } from '@strapi/strapi';

const USER = 'plugin::users-permissions.user';

/**
 * Every new learner is a member from the first moment, and a deleted one leaves no grant behind.
 *
 * Lifecycles are right here, unlike for content: accounts have no drafts, so create means create. They run inside the
 * transaction the account is written in, and the grant joins it: there is never a learner without a membership.
 */
export function followLearners({ strapi }: { strapi: Core.Strapi }): void {
  const grants = () => strapi.plugin('access').service('grants');
  const welcome = (userId: number) =>
    grants().grant({ userId, scope: 'membership', source: 'joined', reason: 'joined' });

  strapi.db.lifecycles.subscribe({
    models: [USER],
    async afterCreate({ result }) {
      await welcome(Number(result.id));
    },
    async afterCreateMany({ result }) {
      const { ids } = result as { ids: number[] };
      for (const id of ids) await welcome(id);
    },
    async afterDelete() {
      await grants().forgetDeletedLearners();
    },
    async afterDeleteMany() {
      await grants().forgetDeletedLearners();
    },
  });
}
