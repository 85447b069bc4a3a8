import type { Core } from '@strapi/strapi';
import { answerForJobs } from './people.ts';
import { createStore } from './store.ts';

/** Days a job that ended well is kept. */
const KEPT_DAYS = 7;

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  answerForJobs({ strapi });
  strapi
    .plugin('jobs')
    .service('queue')
    .declare({
      name: 'jobs.clean',
      cron: '17 3 * * *',
      run: () => createStore({ knex: () => strapi.db.connection }).forgetEnded({ days: KEPT_DAYS }),
    });
};
