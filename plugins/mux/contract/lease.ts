/**
 * What a player needs for one lesson, for as long as it needs it. No yup here: the lesson page of the site imports this file.
 */
export interface PlaybackLease {
  /** Mux playback id, always one with the policy `signed`. Say it as `playing` to renew for the very film that is on. */
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
  /** Texts that can be shown with the film; the stream lists them too, with the same labels. */
  captions: LeaseCaption[];
  /** In the order of the film; empty when it has none. */
  chapters: LeaseChapter[];
  /** Where this learner stopped; null for visitors and where nobody keeps it. */
  resume: LeaseResume | null;
}

export interface LeaseCaption {
  /** BCP 47, for example `en-US`. */
  language: string;
  /** What a menu shows, for example `English`. */
  label: string;
  /** WebVTT address with its token. */
  src: string;
}

export interface LeaseChapter {
  /** Second at which it begins. */
  from: number;
  title: string;
}

export interface LeaseResume {
  /** Seconds. */
  position: number;
  /** Proves when the lesson was opened; goes with the reports of what was watched. */
  ticket: string;
}

/** Answer of a beat: this screen may go on. The other answer is 409 `stream-taken-over`. */
export interface StreamSeat {
  /** Seconds until the next beat is due. */
  beatEvery: number;
}

/** Seconds between two beats of a player that plays; one that is paused need not beat, and its seat lapses. */
export const BEAT_EVERY = 20;

/**
 * Path of a lesson's lease below the CMS address; GET with the learner's access token, or without for a free preview.
 *
 * @param playing playback id that is on now: renews for that film as long as it is one of this lesson's, also when an
 *   editor has replaced it meanwhile
 * @param session UUID of this player on this page; counts against the screens a learner may watch on
 */
export function leasePath(lessonId: string, { playing, session }: { playing?: string; session?: string } = {}): string {
  return `/api/mux/playback/${encodeURIComponent(lessonId)}${toQuery({ playing, session })}`;
}

/** GET while it plays, every `BEAT_EVERY` seconds; DELETE (keepalive) when the page is left, so that the seat is free at once. */
export function streamPath(lessonId: string, { session }: { session: string }): string {
  return `/api/mux/playback/${encodeURIComponent(lessonId)}/stream${toQuery({ session })}`;
}

/**
 * Codes a refused lease or beat may carry in `error.details.code`, beside those of `@diamond/access` (`sign-in`,
 * `not-a-member`, `not-granted`, `lesson-not-found`). `no-decider` means that nobody is there to decide, and so nobody may
 * watch; `stream-taken-over` (409) that this learner went on watching on newer screens: a new `session` takes the film
 * back; `too-many-leases` (429) that a while must pass, `Retry-After` seconds.
 */
export const LEASE_REFUSALS = [
  'no-video',
  'video-not-ready',
  'no-decider',
  'stream-taken-over',
  'too-many-leases',
] as const;

export type LeaseRefusal = (typeof LEASE_REFUSALS)[number];

function toQuery(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]
  );
  return given.length === 0 ? '' : `?${given.join('&')}`;
}
