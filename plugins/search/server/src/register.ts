import type { Core } from '@strapi/strapi';
import { followContent } from './follow-content.ts';
import { declareJobs } from './jobs.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  followContent({ strapi });
  declareJobs({ strapi });
};
