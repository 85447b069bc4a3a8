import type { Core } from '@strapi/strapi';
import { declareJobs } from './jobs.ts';
import { answerForMirror } from './own-data.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  declareJobs({ strapi });
  answerForMirror({ strapi });
};
