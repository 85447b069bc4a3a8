import type { Core } from '@strapi/strapi';
import { WEBHOOK_PATH } from '../../contract/index.ts';
import { readFields } from '../../domain/read-mux.ts';
import { addVideoFacts } from './graphql.ts';
import { getService } from './get-service.ts';
import { answerForPlayback } from './own-data.ts';
import { declareRecurringJobs } from './recurring-jobs.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  // The field a lesson's video is: our video id, a plain string in the table.
  strapi.customFields.register({
    name: 'video',
    plugin: 'mux',
    type: 'string',
    inputSize: { default: 12, isResizable: false },
  });
  addVideoFacts({ strapi });
  forgetFilmsAfterChanges({ strapi });
  refuseUnreadableWebhooks({ strapi });
  declareRecurringJobs({ strapi });
  answerForPlayback({ strapi });
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

/**
 * A webhook that is no JSON is refused by whoever parses bodies, before its signature is looked at. Mux never signed such a
 * thing, so it is as forged as any other, and counted with them.
 */
function refuseUnreadableWebhooks({ strapi }: { strapi: Core.Strapi }): void {
  strapi.server.use(async (ctx, next) => {
    await next();
    if (ctx.method !== 'POST' || ctx.path !== WEBHOOK_PATH || ctx.status !== 400) return;
    if (readFields(readFields(readFields(ctx.body)?.error)?.details)?.code !== 'invalid') return;
    const { status, name, message, details } = getService(strapi, 'webhooks').refuse({ reason: 'unreadable' });
    ctx.status = status;
    ctx.body = { data: null, error: { status, name, message, details } };
  });
}
