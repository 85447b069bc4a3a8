import type { Core } from '@strapi/strapi';
import { exportGrantsOf } from './store/grants.ts';

/** Answers for what a learner was given. It goes with the account, by the lifecycles of `learners.ts`. */
export function answerForGrants({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .plugin('accounts')
    .service('people')
    .register({
      name: 'access',
      tables: ['access.grants'],
      export: async ({ userId }: { userId: number }) => ({
        grants: await exportGrantsOf({ db: strapi.db.connection, userId }),
      }),
    });
}
