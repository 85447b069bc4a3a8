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
  /** `uploaded` by an editor, `generated` by Mux from the sound, `embedded` in the file; null when Mux does not say. */
  source: 'uploaded' | 'generated' | 'embedded' | null;
  /** True while an edited text is being prepared at Mux; these captions are shown until it is ready. */
  isChanging: boolean;
}

/** A video as editors see it: never the id of an asset, an upload or a playback, never a token. */
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

/** How many videos a page of the library has. */
export const VIDEOS_PER_PAGE = 20;
