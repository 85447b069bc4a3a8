import type { Core } from '@strapi/strapi';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.plugin('accounts').service('passwords').close();
};
