import type { Core } from '@strapi/strapi';
import { dropJobsAbout, listJobsAbout } from './people-store.ts';

const USER = 'plugin::users-permissions.user';

/** Answers for what lies in the queue about a learner: it is in the file they take along, and goes with the account. */
export function answerForJobs({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .plugin('accounts')
    .service('people')
    .register({
      name: 'jobs',
      tables: [],
      async export({ userId }: { userId: number }) {
        const user: { email: string } | null = await strapi.db.query(USER).findOne({ where: { id: userId } });
        return { jobs: await listJobsAbout({ db: strapi.db.connection, userId, email: user?.email ?? '' }) };
      },
    });
}

/** Lifecycles are right here: accounts have no drafts. They run inside the transaction the account is deleted in. */
export function followLearners({ strapi }: { strapi: Core.Strapi }): void {
  strapi.db.lifecycles.subscribe({
    models: [USER],
    async afterDelete({ result }) {
      const { id, email } = (result ?? {}) as { id?: unknown; email?: unknown };
      const userId = Number(id);
      if (!Number.isSafeInteger(userId)) return;
      await strapi.db.transaction(({ trx }) => dropJobsAbout({ db: trx, userId, email: String(email ?? '') }));
    },
  });
}
