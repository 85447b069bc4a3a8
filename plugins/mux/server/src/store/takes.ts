import type { VideoReplaced } from '../../../contract/index.ts';
import type { Ask } from './ask.ts';

/**
 * The columns that belong to a film and change hands when another film takes its place. All others belong to the video:
 * its id, which lessons hold, its title, its chapters. A test keeps this list and the table together.
 */
export const FILM_COLUMNS = [
  'status',
  'upload_id',
  'asset_id',
  'playback_id',
  'duration',
  'aspect_ratio',
  'resolution',
  'width',
  'height',
  'input_notes',
  'poster_time',
  'is_public',
  'caption_count',
  'tracks',
  'error',
  'truth',
  'settled_at',
  'checks',
  'checked_at',
  'next_check_at',
  'file_name',
  'file_size',
  'file_modified',
  'upload_url',
  'upload_expires_at',
  'master_asked_at',
] as const;

/** Films behind the one that is on. */
export function createTakeQueries({ first }: Ask) {
  return {
    /**
     * A video and one of its takes trade films, in one statement, so that nobody sees neither or both. What was on is then
     * kept for as many days as the settings say. Call it with both rows locked, the take first.
     */
    async switchFilms({ videoId, takeId }: { videoId: string; takeId: string }): Promise<VideoReplaced> {
      const lengths = await first<{ fromDuration: number | null; toDuration: number | null }>(
        `with before as (select id, duration from mux.videos where id in (?, ?)),
         traded as (
           update mux.videos one
           set (${FILM_COLUMNS.join(', ')}) = row(${FILM_COLUMNS.map((column) => `other.${column}`).join(', ')}),
             kept_until = case when one.replaces is not null
               then now() + make_interval(days => (select keep_days from mux.settings)) end,
             updated_at = now()
           from mux.videos other
           where (one.id, other.id) in ((?, ?), (?, ?))
           returning one.id)
         select (select duration from before where id = ?) as "fromDuration",
           (select duration from before where id = ?) as "toDuration"
         where (select count(*) from traded) = 2`,
        [videoId, takeId, videoId, takeId, takeId, videoId, videoId, takeId]
      );
      if (!lengths || lengths.toDuration === null)
        throw new Error(`mux: ${takeId} could not take the place of ${videoId}`);
      return { videoId, fromDuration: lengths.fromDuration, toDuration: lengths.toDuration };
    },
  };
}
