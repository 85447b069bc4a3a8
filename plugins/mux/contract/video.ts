/**
 * Where a video stands, from least to most final: what proves a later one is never undone by what proves an earlier one.
 * `waiting` for the file, `preparing` at Mux, `timed_out` and `cancelled` uploads, `errored` films, `ready`, `deleted` at Mux.
 */
export const VIDEO_STATUSES = [
  'waiting',
  'preparing',
  'timed_out',
  'cancelled',
  'errored',
  'ready',
  'deleted',
] as const;

export type VideoStatus = (typeof VIDEO_STATUSES)[number];

/** True when nothing more is expected to happen by itself. */
export function isSettled(status: VideoStatus): boolean {
  return status !== 'waiting' && status !== 'preparing';
}

/** A text track as editors see it. */
export interface Caption {
  trackId: string;
  /** BCP 47, for example `en-US`. */
  language: string | null;
  name: string | null;
  status: 'preparing' | 'ready' | 'errored';
}

/** A video as editors see it: never a Mux id, never a token. */
export interface Video {
  videoId: string;
  title: string;
  status: VideoStatus;
  /** Seconds, null until Mux has measured it. */
  duration: number | null;
  /** For example `16:9`. */
  aspectRatio: string | null;
  /** Mux's tier, for example `1080p`. */
  resolution: string | null;
  captions: Caption[];
  /** What went wrong, in Mux's own words; only with the status `errored`. */
  error: { type: string; messages: string[] } | null;
  createdAt: string;
  updatedAt: string;
}

/** The answer of `GET /mux/videos/:videoId`. `problem` says why Mux could not be asked just now, if so. */
export interface VideoAnswer {
  data: Video;
  meta: { problem: string | null };
}

/** One page of the library, newest first. */
export interface VideoPage {
  data: Video[];
  meta: { page: number; pageSize: number; total: number };
}

/** What a browser needs to send a file: the video it will become, and the resumable address that takes its bytes. */
export interface DirectUpload {
  videoId: string;
  uploadUrl: string;
}

/** How many videos a page of the library has. */
export const VIDEOS_PER_PAGE = 20;
