import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { VideoStatus } from '../../contract/index.ts';
import type { Description } from '../../domain/describe-truth.ts';
import type { Truth } from '../../domain/truth.ts';
import { createActionQueries } from './store/actions.ts';
import { createAsk } from './store/ask.ts';
import { createEventQueries } from './store/events.ts';
import { createCaptionQueries } from './store/captions.ts';
import { createLibraryQueries } from './store/library.ts';
import { createSettingsQueries } from './store/settings.ts';
import { createReconcilingQueries } from './store/reconciling.ts';
import { createTakeQueries } from './store/takes.ts';
import { createUploadQueries } from './store/uploads.ts';

/** A row of `mux.videos`, in our words. */
export interface StoredVideo extends Omit<Description, 'problem'> {
  id: string;
  title: string;
  /** The video this one is a take of; null for a video. */
  replaces: string | null;
  /** When a take that was on before is deleted; null for the next one, and for videos. */
  keptUntil: Date | null;
  error: Description['problem'];
  truth: Truth;
  checks: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A video, or with `replaces` a take of one, whose upload has just been opened, or that was found at Mux. */
export interface NewVideo {
  id: string;
  title: string;
  truth: Truth;
  createdBy: number | null;
  replaces?: string;
  file?: { fileName?: string; size?: number; lastModified?: number };
  upload?: { uploadUrl: string; expiresAt: Date };
}

/** What a lease needs of a video. */
export interface Playable {
  status: VideoStatus;
  playbackId: string | null;
  duration: number | null;
}

/** A row as the driver gives it: Strapi tells the driver to leave jsonb as text. */
interface VideoRow extends Omit<StoredVideo, 'tracks' | 'error' | 'truth' | 'inputNotes'> {
  tracks: string;
  error: string | null;
  truth: string;
  inputNotes: string;
}

const COLUMNS = `id, title, replaces, kept_until as "keptUntil", status, upload_id as "uploadId", asset_id as "assetId", playback_id as "playbackId", duration,
  aspect_ratio as "aspectRatio", resolution, width, height, input_notes as "inputNotes", poster_time as "posterTime",
  is_public as "isPublic", tracks, error, truth, checks, created_at as "createdAt", updated_at as "updatedAt"`;

/** What may be asked and written, on one connection or one transaction. */
export type Queries = ReturnType<typeof createQueries>;

/** This file and the folder beside it speak SQL, nothing else does. What must lock or write together is called on the queries that `inTransaction` hands out. */
export function createStore({ strapi }: { strapi: Core.Strapi }) {
  const knex = (): Knex => strapi.db.connection;
  return {
    ...createQueries({ knex }),
    inTransaction: <T>(work: (queries: Queries) => Promise<T>): Promise<T> =>
      knex().transaction((trx) => work(createQueries({ knex: () => trx }))),
  };
}

function createQueries({ knex }: { knex: () => Knex }) {
  const ask = createAsk({ knex });
  const { rows, first } = ask;
  const firstVideo = async (sql: string, bindings: Knex.RawBinding[]): Promise<StoredVideo | null> => {
    const row = await first<VideoRow>(sql, bindings);
    return row && readVideo(row);
  };

  return {
    ...createTakeQueries(ask),
    ...createActionQueries(ask),
    ...createEventQueries(ask),
    ...createLibraryQueries(ask),
    ...createSettingsQueries(ask),
    ...createUploadQueries(ask),
    ...createCaptionQueries(ask),

    findVideoOfAsset: ({ assetId }: { assetId: string }) =>
      firstVideo(`select ${COLUMNS} from mux.videos where asset_id = ?`, [assetId]),
    ...createReconcilingQueries(ask),

    async insertVideo(video: NewVideo): Promise<void> {
      await rows(
        `insert into mux.videos (id, title, replaces, status, upload_id, truth, created_by, file_name, file_size,
           file_modified, upload_url, upload_expires_at)
         values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)`,
        [
          video.id,
          video.title,
          video.replaces ?? null,
          video.truth.status,
          video.truth.uploadId,
          JSON.stringify(video.truth),
          video.createdBy,
          video.file?.fileName ?? null,
          video.file?.size ?? null,
          video.file?.lastModified ?? null,
          video.upload?.uploadUrl ?? null,
          video.upload?.expiresAt ?? null,
        ]
      );
    },

    findVideo: ({ videoId }: { videoId: string }) =>
      firstVideo(`select ${COLUMNS} from mux.videos where id = ?`, [videoId]),

    async findDurations({ videoIds }: { videoIds: readonly string[] }): Promise<Map<string, number>> {
      const found = await rows<{ id: string; duration: number }>(
        `select id, duration from mux.videos where id = any(?) and duration is not null`,
        [[...videoIds]]
      );
      return new Map(found.map(({ id, duration }) => [id, duration]));
    },

    findPlayable: ({ videoId }: { videoId: string }) =>
      first<Playable>(`select status, playback_id as "playbackId", duration from mux.videos where id = ?`, [videoId]),

    lockVideo: ({ videoId }: { videoId: string }) =>
      firstVideo(`select ${COLUMNS} from mux.videos where id = ? for update`, [videoId]),

    /**
     * Finds whose upload or asset this is; a title or a passthrough names nobody, for anyone may write one. Films change
     * rows when one replaces another, and a row that had to be waited for may have lost its film meanwhile: another has it
     * then, and is looked for anew.
     */
    async lockVideoOf(film: { uploadId: string | null; assetId: string | null }): Promise<StoredVideo | null> {
      const where = `where asset_id = ? or upload_id = ? order by asset_id is null limit 1`;
      const bindings = [film.assetId, film.uploadId];
      for (;;) {
        const video = await firstVideo(`select ${COLUMNS} from mux.videos ${where} for update`, bindings);
        if (video || !(await first(`select id from mux.videos ${where}`, bindings))) return video;
      }
    },

    async updateVideo({
      videoId,
      truth,
      view,
      isSettled,
    }: {
      videoId: string;
      truth: Truth;
      view: Description;
      isSettled: boolean;
    }): Promise<void> {
      await rows(
        `update mux.videos set status = ?, upload_id = ?, asset_id = ?, playback_id = ?, duration = ?, aspect_ratio = ?,
           resolution = ?, width = ?, height = ?, input_notes = ?::jsonb, poster_time = ?, is_public = ?,
           caption_count = ?, tracks = ?::jsonb, error = ?::jsonb, truth = ?::jsonb, updated_at = now(),
           upload_url = case when ? = 'waiting' then upload_url end,
           settled_at = case when ?::boolean then coalesce(settled_at, now()) end,
           checks = case when status = ? then checks else 0 end,
           next_check_at = case when status = ? then next_check_at else now() + interval '20 seconds' end
         where id = ?`,
        [
          view.status,
          view.uploadId,
          view.assetId,
          view.playbackId,
          view.duration,
          view.aspectRatio,
          view.resolution,
          view.width,
          view.height,
          JSON.stringify(view.inputNotes),
          view.posterTime,
          view.isPublic,
          view.tracks.filter(({ type, status }) => type === 'text' && status === 'ready').length,
          JSON.stringify(view.tracks),
          view.problem && JSON.stringify(view.problem),
          JSON.stringify(truth),
          view.status,
          isSettled,
          view.status,
          view.status,
          videoId,
        ]
      );
    },

    /** Claims the right to ask Mux about one unsettled video; null when somebody did within `seconds`, or it is settled. */
    claimVideo: ({ videoId, seconds }: { videoId: string; seconds: number }) =>
      first<{ id: string }>(
        `update mux.videos set checked_at = now()
         where id = ? and status in ('waiting', 'preparing')
           and (checked_at is null or checked_at < now() - make_interval(secs => ?))
         returning id`,
        [videoId, seconds]
      ),

    /** Adds to counters, in one statement; the names in one order, so that processes do not wait in a circle. */
    async count({ counts }: { counts: ReadonlyMap<string, number> }): Promise<void> {
      const added = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
      if (added.length === 0) return;
      await rows(
        `insert into mux.counters (name, count, last_at) values ${added.map(() => '(?, ?, now())').join(', ')}
         on conflict (name) do update set count = counters.count + excluded.count, last_at = now()`,
        added.flat()
      );
    },
  };
}

function readVideo(row: VideoRow): StoredVideo {
  return {
    ...row,
    tracks: JSON.parse(row.tracks),
    inputNotes: JSON.parse(row.inputNotes),
    error: row.error === null ? null : JSON.parse(row.error),
    truth: JSON.parse(row.truth),
  };
}
