import type { Core } from '@strapi/strapi';
import { declareJobs } from './jobs.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => declareJobs({ strapi });
