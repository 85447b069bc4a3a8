import type { Core } from '@strapi/strapi';
import type { Changed } from './store/sources.ts';

const KINDS: Readonly<Record<string, Changed['kind']>> = {
  'api::course.course': 'course',
  'api::module.module': 'module',
  'api::lesson.lesson': 'lesson',
  'api::instructor.instructor': 'names',
  'api::category.category': 'names',
  'api::tag.tag': 'names',
};
const CHANGING: ReadonlySet<string> = new Set([
  'create',
  'update',
  'delete',
  'publish',
  'unpublish',
  'discardDraft',
  'clone',
]);

/** What is searched changes with the content, in one transaction. */
export function followContent({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use(async (context, next) => {
    const kind = KINDS[context.uid];
    if (!kind || !CHANGING.has(context.action)) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const result = await next();
      const id = readId(context.params) ?? readId(result);
      if (kind === 'names') await strapi.plugin('search').service('indexer').follow({ changed: { kind }, trx });
      else if (id) await strapi.plugin('search').service('indexer').follow({ changed: { kind, id }, trx });
      return result;
    });
  });
}

function readId(from: unknown): string | null {
  const id = (from as { documentId?: unknown } | null)?.documentId;
  return typeof id === 'string' ? id : null;
}
