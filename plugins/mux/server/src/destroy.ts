import type { Core } from '@strapi/strapi';
import { getService } from './get-service.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await getService(strapi, 'counters').stop();
};
