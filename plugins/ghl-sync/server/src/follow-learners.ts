import type { Core } from '@strapi/strapi';
import type { CrmEvent } from '../../contract/index.ts';

const USER = 'plugin::users-permissions.user';

/** What GHL knows of a learner. */
const PROFILE = ['email', 'firstName', 'lastName', 'phone'];

/**
 * Whatever makes, changes or deletes an account writes down that GHL is to be told, in the same transaction. Lifecycles
 * are right here, unlike for content: accounts have no drafts.
 */
export function followLearners({ strapi }: { strapi: Core.Strapi }): void {
  const enqueue = (userId: number, event: CrmEvent | 'forgotten') =>
    // Joins the transaction that is open, where there is one.
    strapi.db.transaction(({ trx }) => strapi.plugin('ghl-sync').service('outbox').enqueue({ userId, event, trx }));

  strapi.db.lifecycles.subscribe({
    models: [USER],
    async afterCreate({ result }) {
      await enqueue(Number(result.id), 'registered');
    },
    async afterUpdate({ result, params }) {
      if (PROFILE.some((field) => field in (params.data ?? {}))) await enqueue(Number(result.id), 'profile-changed');
    },
    async afterDelete({ result }) {
      if (result) await enqueue(Number(result.id), 'forgotten');
    },
  });
}
