import type { Core } from '@strapi/strapi';
import { exportPerson, forgetPerson, type TableOfAPerson } from '../store/people.ts';

/** What a law may ask: everything about one person, or nothing any more. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Takes away all learning data of a person, also while they are reporting; nothing comes back afterwards. While the
   * account stays, it keeps nothing new either: an account is forgotten in order to be deleted.
   */
  async forget({ userId }: { userId: number }): Promise<void> {
    await forgetPerson({ db: strapi.db.connection, userId });
    await strapi.plugin('progress').service('figures').refreshLearner({ userId });
  },

  /** All learning data of a person as it is at this moment, by table; empty lists for nobody. Times are ISO instants. */
  async export({ userId }: { userId: number }): Promise<Record<TableOfAPerson, Record<string, unknown>[]>> {
    return exportPerson({ db: strapi.db.connection, userId });
  },
});
