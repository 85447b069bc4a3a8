import type { HistoryAction } from '../../../contract/index.ts';
import type { Ask } from './ask.ts';

/** What people and the school did to videos. */
export function createActionQueries({ rows }: Ask) {
  return {
    /** `adminId` null: the school did it by itself. */
    async insertAction({
      videoId,
      action,
      details = {},
      adminId = null,
    }: {
      videoId: string;
      action: HistoryAction;
      details?: Record<string, string | number | boolean | null>;
      adminId?: number | null;
    }): Promise<void> {
      await rows(`insert into mux.actions (video_id, action, details, admin_id) values (?, ?, ?::jsonb, ?)`, [
        videoId,
        action,
        JSON.stringify(details),
        adminId,
      ]);
    },
  };
}
