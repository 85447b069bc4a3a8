import type { VideoReplaced, VideoStatus } from '../../../contract/index.ts';
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
  'listed_at',
  'suspected_at',
  'file_name',
  'file_size',
  'file_modified',
  'upload_url',
  'upload_expires_at',
  'master_asked_at',
] as const;

/** A film behind the one that is on. */
export interface StoredTake {
  id: string;
  replaces: string;
  status: VideoStatus;
  uploadId: string | null;
  assetId: string | null;
  playbackId: string | null;
  posterTime: number | null;
  duration: number | null;
  aspectRatio: string | null;
  resolution: string | null;
  error: { type: string; messages: string[] } | null;
  fileName: string | null;
  size: number | null;
  createdAt: Date;
  /** Null for the next one. */
  keptUntil: Date | null;
}

const TAKE = `id, replaces, status, upload_id as "uploadId", asset_id as "assetId", playback_id as "playbackId",
  poster_time as "posterTime", duration, aspect_ratio as "aspectRatio", resolution, error, file_name as "fileName",
  file_size as size, created_at as "createdAt", kept_until as "keptUntil"`;

/** A film that is to be deleted at Mux, and then here. */
export interface DoomedFilm {
  id: string;
  replaces: string | null;
  uploadId: string | null;
  assetId: string | null;
}

const FILM = `id, replaces, upload_id as "uploadId", asset_id as "assetId"`;

/** Films behind the one that is on, and how films go. */
export function createTakeQueries({ first, rows }: Ask) {
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

    /** The next one first, then those kept, newest first. */
    async findTakes({ videoId }: { videoId: string }): Promise<StoredTake[]> {
      const found = await rows<Omit<StoredTake, 'error'> & { error: string | null }>(
        `select ${TAKE} from mux.videos where replaces = ? and deleting_at is null
         order by kept_until desc nulls first, created_at desc limit 50`,
        [videoId]
      );
      return found.map((take) => ({ ...take, error: take.error === null ? null : JSON.parse(take.error) }));
    },

    /** Next films that can be played and are not on yet: their turn came while the video could not take them. */
    findReadyNext: ({ limit }: { limit: number }) =>
      rows<{ id: string }>(
        `select id from mux.videos
         where replaces is not null and kept_until is null and deleting_at is null and status = 'ready'
           and playback_id is not null and duration is not null limit ?`,
        [limit]
      ),

    /** Locks a video that stands and is none of the takes; false when there is none. */
    async lockStanding({ videoId }: { videoId: string }): Promise<boolean> {
      const locked = await first(
        `select id from mux.videos where id = ? and replaces is null and deleting_at is null for update`,
        [videoId]
      );
      return locked !== null;
    },

    /** Gives the next film of a video up: it will be deleted, and cannot take the place of the one that is on any more. */
    giveUpNext: ({ videoId, statuses }: { videoId: string; statuses: readonly VideoStatus[] }) =>
      first<DoomedFilm>(
        `update mux.videos set kept_until = now(), deleting_at = now()
         where replaces = ? and kept_until is null and status = any(?) returning ${FILM}`,
        [videoId, [...statuses]]
      ),

    /** Locks a kept film that can be put back on: the one named, or the one that was on last. */
    async lockKept({ videoId, takeId }: { videoId: string; takeId: string | null }): Promise<StoredTake | null> {
      const take = await first<StoredTake & { error: string | null }>(
        `select ${TAKE} from mux.videos
         where replaces = ? and kept_until is not null and deleting_at is null and (?::uuid is null or id = ?)
         order by kept_until desc, id limit 1 for update`,
        [videoId, takeId, takeId]
      );
      return take && { ...take, error: null };
    },

    /** Marks a video and its takes as going, takes locked first as a film that turns ready does; empty when it is not there. */
    async markDoomed({ videoId }: { videoId: string }): Promise<DoomedFilm[]> {
      await rows(`select id from mux.videos where replaces = ? order by id for update`, [videoId]);
      const video = await first(
        `select id from mux.videos where id = ? and replaces is null and deleting_at is null for update`,
        [videoId]
      );
      if (!video) return [];
      return rows<DoomedFilm>(
        `update mux.videos set deleting_at = now() where id = ? or replaces = ? returning ${FILM}`,
        [videoId, videoId]
      );
    },

    /** What could not be deleted stands again, but for takes that were given up before. */
    async unmarkDoomed({ videoId }: { videoId: string }): Promise<void> {
      await rows(
        `update mux.videos set deleting_at = null
         where id = ? or (replaces = ? and (kept_until is null or kept_until > now()))`,
        [videoId, videoId]
      );
    },

    /**
     * Claims films that are due to go: kept ones whose time has come, and what a process that died left marked. A claim
     * lasts ten minutes.
     */
    claimDoomed: ({ limit }: { limit: number }) =>
      rows<DoomedFilm>(
        `update mux.videos set deleting_at = now()
         where id in (
           select id from mux.videos
           where kept_until <= now() and (deleting_at is null or deleting_at < now() - interval '10 minutes')
             or deleting_at < now() - interval '10 minutes'
           order by replaces is null, kept_until limit ? for update skip locked)
         returning ${FILM}`,
        [limit]
      ),

    /** Takes a film's row away, and the texts of its captions; what happened to a take is then the video's to tell. */
    async deleteFilm({ id, replaces, assetId }: DoomedFilm): Promise<void> {
      if (assetId !== null) await rows(`delete from mux.captions where asset_id = ?`, [assetId]);
      if (replaces !== null) await rows(`update mux.events set video_id = ? where video_id = ?`, [replaces, id]);
      await rows(`delete from mux.videos where id = ? and deleting_at is not null`, [id]);
    },

    /** Which of these films are known here, as an asset or as the upload it came by. */
    findKnown: ({ films }: { films: readonly { assetId: string; uploadId: string | null }[] }) =>
      rows<{ videoId: string; assetId: string | null; uploadId: string | null }>(
        `select coalesce(replaces, id) as "videoId", asset_id as "assetId", upload_id as "uploadId"
         from mux.videos where asset_id = any(?) or upload_id = any(?)`,
        [films.map(({ assetId }) => assetId), films.flatMap(({ uploadId }) => uploadId ?? [])]
      ),
  };
}
