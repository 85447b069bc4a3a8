import type { Core } from '@strapi/strapi';
import { endSessionsOfChanged } from './end-sessions.ts';
import { followChanges } from './follow-changes.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  endSessionsOfChanged({ strapi });
  followChanges({ strapi });
  await strapi.plugin('accounts').service('credentials').prepare();
};
