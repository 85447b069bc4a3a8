import type { TokenClaims } from './playback-tokens.ts';

/** Of an image, other parameters of the address are claims too. */
export interface ThumbnailClaims extends TokenClaims {
  width: string;
  time?: string;
  playback_restriction_id?: string;
}

/** Pixels; twice the width it is shown in. */
const WIDTH = 480;

/** Seconds between two ends of tokens: within them the address is the same, so that browsers keep the picture. */
const STEP = 600;

/** Seconds a token lives at least. */
const LEAST = 300;

/**
 * What the token of a small picture says. The second it is taken from is in it, so that a new poster is a new address.
 *
 * @param posterTime seconds; null: Mux chooses
 * @param restrictionId id of a playback restriction; empty for none
 */
export function buildThumbnailClaims({
  playbackId,
  keyId,
  posterTime,
  restrictionId,
  now,
}: {
  playbackId: string;
  keyId: string;
  posterTime: number | null;
  restrictionId: string;
  now: Date;
}): ThumbnailClaims {
  return {
    kid: keyId,
    sub: playbackId,
    aud: 't',
    exp: Math.ceil((now.getTime() / 1_000 + LEAST) / STEP) * STEP,
    width: String(WIDTH),
    ...(posterTime === null ? {} : { time: String(posterTime) }),
    ...(restrictionId === '' ? {} : { playback_restriction_id: restrictionId }),
  };
}
