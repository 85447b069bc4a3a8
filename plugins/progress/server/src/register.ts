import type { Core } from '@strapi/strapi';
import { addGraphqlQueries } from './graphql.ts';
import { answerForLearning } from './own-data.ts';
import { declareRecurringJobs } from './recurring-jobs.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  addGraphqlQueries({ strapi });
  declareRecurringJobs({ strapi });
  answerForLearning({ strapi });
};
