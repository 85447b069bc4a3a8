import type { Core } from '@strapi/strapi';
import { endSessionsOfChanged } from './end-sessions.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  endSessionsOfChanged({ strapi });
  await strapi.plugin('accounts').service('credentials').prepare();
};
