/** Emitted on `strapi.eventHub` after a video has turned ready; at most once a turn, so recompute from `findLength` where it matters. */
export const VIDEO_READY = 'mux.video.ready';

export interface VideoReady {
  videoId: string;
  /** Seconds. */
  duration: number;
}

/** Emitted on `strapi.eventHub`, after the commit, when another film took the place of the one that was on (or came back). */
export const VIDEO_REPLACED = 'mux.video.replaced';

export interface VideoReplaced {
  videoId: string;
  /** Seconds; null when what was on had no length. */
  fromDuration: number | null;
  /** Seconds. */
  toDuration: number;
}
