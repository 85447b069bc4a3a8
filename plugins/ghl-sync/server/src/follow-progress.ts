import type { Core } from '@strapi/strapi';

/** A lesson that was done here is looked at at once; whatever is missed, the next sweep finds. */
export function followProgress({ strapi }: { strapi: Core.Strapi }): void {
  strapi.eventHub.on('progress.done', async ({ userId }: { userId: number }) => {
    try {
      await strapi
        .plugin('ghl-sync')
        .service('milestones')
        .look({ userIds: [userId] });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      strapi.log.warn(`ghl-sync: what a learner reached was not looked at: ${message}`);
    }
  });
}
