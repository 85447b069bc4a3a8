/** Emitted on `strapi.eventHub` after a video has turned ready; at most once a turn, so recompute from `findLength` where it matters. */
export const VIDEO_READY = 'mux.video.ready';

export interface VideoReady {
  videoId: string;
  /** Seconds. */
  duration: number;
}
