import type { Core } from '@strapi/strapi';
import { getService } from './get-service.ts';

/** Answers for a learner's screens and allowance. They go with the account, by the lifecycles of `follow-learners.ts`. */
export function answerForPlayback({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .plugin('accounts')
    .service('people')
    .register({
      name: 'playback',
      tables: ['mux.streams'],
      export: (person: { userId: number }) => getService(strapi, 'streams').export(person),
    });
}
