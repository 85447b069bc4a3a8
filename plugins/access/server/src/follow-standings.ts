import { nowAndAfterCommit } from '@diamond/kit';
import type { Core } from '@strapi/strapi';

const USER = 'plugin::users-permissions.user';
const CONTENT: ReadonlySet<string> = new Set(['api::lesson.lesson', 'api::module.module', 'api::course.course']);
const CHANGING: ReadonlySet<string> = new Set([
  'create',
  'update',
  'delete',
  'publish',
  'unpublish',
  'discardDraft',
  'clone',
]);

/** What this process changes of learners and content ends what is remembered of who may watch what. */
export function followStandings({ strapi }: { strapi: Core.Strapi }): void {
  const standings = () => strapi.plugin('access').service('standings');

  strapi.documents.use(async (context, next) => {
    const isContent = CONTENT.has(context.uid) && CHANGING.has(context.action);
    const result = await next();
    if (isContent) await nowAndAfterCommit({ strapi, work: () => standings().forgetContent() });
    return result;
  });

  const forgetAll = () => nowAndAfterCommit({ strapi, work: () => standings().forgetLearner({ userId: null }) });
  strapi.db.lifecycles.subscribe({
    models: [USER],
    async afterUpdate({ result }) {
      const userId = Number((result as { id?: unknown } | null)?.id);
      await nowAndAfterCommit({
        strapi,
        work: () => standings().forgetLearner({ userId: Number.isSafeInteger(userId) ? userId : null }),
      });
    },
    afterUpdateMany: forgetAll,
    afterDelete: forgetAll,
    afterDeleteMany: forgetAll,
  });
}
