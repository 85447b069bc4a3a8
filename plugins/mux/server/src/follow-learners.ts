import type { Core } from '@strapi/strapi';
import { getService } from './get-service.ts';

const USER = 'plugin::users-permissions.user';

/** A deleted learner leaves no screen and no allowance behind. What goes in bulk the nightly sweep finds within a day. */
export function followLearners({ strapi }: { strapi: Core.Strapi }): void {
  strapi.db.lifecycles.subscribe({
    models: [USER],
    async afterDelete({ result }) {
      const userId = Number((result as { id?: unknown } | null)?.id);
      if (Number.isSafeInteger(userId)) await getService(strapi, 'streams').forget({ userId });
    },
  });
}
