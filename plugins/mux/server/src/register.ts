import type { Core } from '@strapi/strapi';
import { getService } from './get-service.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  // The field a lesson's video is: our video id, a plain string in the table.
  strapi.customFields.register({
    name: 'video',
    plugin: 'mux',
    type: 'string',
    inputSize: { default: 12, isResizable: false },
  });
  forgetFilmsAfterChanges({ strapi });
};

/** What an editor changes about a film is in the next lease, not in one of seconds later. */
function forgetFilmsAfterChanges({ strapi }: { strapi: Core.Strapi }): void {
  strapi.server.use(async (ctx, next) => {
    try {
      await next();
    } finally {
      if (ctx.method !== 'GET' && ctx.path.startsWith('/mux/')) getService(strapi, 'films').forget();
    }
  });
}
