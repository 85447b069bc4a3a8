import type { Core } from '@strapi/strapi';
import type { ProgressConfig } from '../config.ts';
import { cleanSessions } from '../store/sessions.ts';

/** Who watches, and for how long that is remembered. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Deletes sittings older than the setting `sessionDays`. @returns how many */
  async clean(): Promise<number> {
    const { sessionDays } = strapi.config.get<ProgressConfig>('plugin::progress');
    return cleanSessions({ db: strapi.db.connection, days: sessionDays });
  },
});
