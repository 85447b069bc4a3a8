import type { Core } from '@strapi/strapi';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.plugin('jobs').service('workers').stop();
  await strapi.plugin('jobs').service('engine').close();
};
