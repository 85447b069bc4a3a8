/**
 * What a player needs for one lesson, for as long as it needs it. No yup here: the lesson page of the site imports this file.
 */
export interface PlaybackLease {
  /** Mux playback id, always one with the policy `signed`. */
  playbackId: string;
  /** HLS address with its token. */
  src: string;
  /** Poster frame with its token. */
  poster: string;
  /** Storyboard (WebVTT) with its token. */
  storyboard: string;
  /** The bare tokens, one an audience: `v`, `t` and `s` in Mux's words. */
  tokens: { playback: string; thumbnail: string; storyboard: string };
  /** ISO time at which the tokens stop working. */
  expiresAt: string;
  /** Length of the film in seconds. */
  duration: number;
}

/** Path of a lesson's lease below the CMS address; GET with the learner's access token, or without for a free preview. */
export function leasePath(lessonId: string): string {
  return `/api/mux/playback/${encodeURIComponent(lessonId)}`;
}

/**
 * Codes a refused lease may carry in `error.details.code`, beside those of `@diamond/access` (`sign-in`, `not-a-member`,
 * `not-granted`, `lesson-not-found`). `no-decider` means that nobody is there to decide, and so nobody may watch.
 */
export const LEASE_REFUSALS = ['no-video', 'video-not-ready', 'no-decider'] as const;

export type LeaseRefusal = (typeof LEASE_REFUSALS)[number];
