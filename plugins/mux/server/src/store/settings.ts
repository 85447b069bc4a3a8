import type { VideoSettings } from '../../../contract/index.ts';
import type { Ask } from './ask.ts';

/** The one row of settings. */
export function createSettingsQueries({ first, rows }: Ask) {
  return {
    async findSettings(): Promise<VideoSettings> {
      const settings = await first<VideoSettings>(
        `select min_duration as "minDuration", max_duration as "maxDuration", min_resolution as "minResolution",
           are_captions_required as "areCaptionsRequired", keep_days as "keepDays", is_public_removed as "isPublicRemoved"
         from mux.settings`,
        []
      );
      if (!settings) throw new Error('mux: the row of settings is gone');
      return settings;
    },

    async updateSettings(settings: VideoSettings): Promise<void> {
      await rows(
        `update mux.settings set min_duration = ?, max_duration = ?, min_resolution = ?, are_captions_required = ?,
           keep_days = ?, is_public_removed = ?, updated_at = now()`,
        [
          settings.minDuration,
          settings.maxDuration,
          settings.minResolution,
          settings.areCaptionsRequired,
          settings.keepDays,
          settings.isPublicRemoved,
        ]
      );
    },
  };
}
