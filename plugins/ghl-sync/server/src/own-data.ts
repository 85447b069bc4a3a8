import type { Core } from '@strapi/strapi';
import { exportPerson, TABLES_OF_A_PERSON } from './store/people.ts';

/** Answers for what is kept about a learner here. It goes with the account, the contact when GHL was told. */
export function answerForMirror({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .plugin('accounts')
    .service('people')
    .register({
      name: 'crm',
      tables: TABLES_OF_A_PERSON.map((table) => `crm.${table}`),
      export: ({ userId }: { userId: number }) => exportPerson({ db: strapi.db.connection, userId }),
    });
}
