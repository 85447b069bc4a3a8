import type { Knex } from 'knex';
import type { LeaseChapter } from '../../../contract/lease.ts';
import type { VideoStatus } from '../../../contract/video.ts';
import type { Track } from '../../../domain/truth.ts';

/** What playing a video needs of it. */
export interface Film {
  videoId: string;
  title: string;
  status: VideoStatus;
  playbackId: string | null;
  /** Seconds. */
  duration: number | null;
  aspectRatio: string | null;
  /** Pixels of the picture, across. */
  width: number | null;
  tracks: Track[];
  chapters: LeaseChapter[];
}

const COLUMNS = `id as "videoId", title, status, playback_id as "playbackId", duration, aspect_ratio as "aspectRatio",
  width, tracks, chapters`;

export async function findFilm({ db, videoId }: { db: Knex; videoId: string }): Promise<Film | null> {
  const { rows }: { rows: FilmRow[] } = await db.raw(`select ${COLUMNS} from mux.videos where id = ?`, [videoId]);
  return rows[0] ? readFilm(rows[0]) : null;
}

/**
 * The film with this playback id, if it is a video's, on now or kept behind it: one that an editor replaced, whose chapters
 * are its video's.
 */
export async function findTake({
  db,
  videoId,
  playbackId,
}: {
  db: Knex;
  videoId: string;
  playbackId: string;
}): Promise<Film | null> {
  const { rows }: { rows: FilmRow[] } = await db.raw(
    `select ${COLUMNS} from mux.videos where playback_id = ? and (id = ? or (replaces = ? and kept_until is not null))`,
    [playbackId, videoId, videoId]
  );
  return rows[0] ? readFilm(rows[0]) : null;
}

/** A row as the driver gives it: Strapi tells the driver to leave jsonb as text. */
type FilmRow = Omit<Film, 'tracks' | 'chapters'> & { tracks: string; chapters: string };

function readFilm(row: FilmRow): Film {
  return { ...row, tracks: JSON.parse(row.tracks), chapters: JSON.parse(row.chapters) };
}
