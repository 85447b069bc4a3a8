import type { Core } from '@strapi/strapi';
import { SCHEMA } from './migrations/index.ts';
import { TABLES_OF_A_PERSON } from './store/people.ts';

/** Answers for the learning data of a person: it is in the file they take along, and goes before their account does. */
export function answerForLearning({ strapi }: { strapi: Core.Strapi }): void {
  const people = () => strapi.plugin('progress').service('people');
  strapi
    .plugin('accounts')
    .service('people')
    .register({
      name: SCHEMA,
      tables: TABLES_OF_A_PERSON.map((table) => `${SCHEMA}.${table}`),
      export: (person: { userId: number }) => people().export(person),
      forget: (person: { userId: number }) => people().forget(person),
    });
}
