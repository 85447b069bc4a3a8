import type { Core } from '@strapi/types';

/** Does `work` at once and, inside of a transaction, again when that is through: until then others read what was. */
export async function nowAndAfterCommit({ strapi, work }: { strapi: Core.Strapi; work: () => void }): Promise<void> {
  work();
  if (strapi.db.inTransaction()) await strapi.db.transaction(({ onCommit }) => onCommit(work));
}
