import type { Core } from '@strapi/strapi';

const USER = 'plugin::users-permissions.user';

interface Written {
  password?: unknown;
  blocked?: unknown;
}

/**
 * What an admin does in the content manager counts as what a learner does here: a learner who is blocked, or whose
 * password an admin sets, is signed out on every device, and stays so when unblocked; links for another address are void
 * with the sessions. One who is deleted leaves no session. The auth routes end sessions themselves.
 */
export function endSessionsOfChanged({ strapi }: { strapi: Core.Strapi }): void {
  strapi.db.lifecycles.subscribe({
    models: [USER],
    async afterUpdate({ params, result }) {
      const { password, blocked } = (params.data ?? {}) as Written;
      const isAdmin = strapi.requestContext.get()?.state.auth?.strategy?.name === 'admin';
      if (blocked !== true && !(isAdmin && password)) return;
      const { id } = result as { id: number };
      if (isAdmin && password)
        await strapi.db.query(USER).updateMany({ where: { id }, data: { resetPasswordToken: null } });
      await strapi.plugin('accounts').service('credentials').endSessions({ userId: id });
    },
    async afterDelete({ result }) {
      const userId = Number((result as { id?: unknown } | null)?.id);
      if (Number.isSafeInteger(userId)) await strapi.plugin('accounts').service('sessions').closeAll({ userId });
    },
  });
}
