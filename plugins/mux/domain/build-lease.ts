import type { PlaybackLease } from '../contract/lease.ts';
import type { PlaybackTokens } from './playback-tokens.ts';

/** Puts the addresses of one film together. `streamUrl` and `imageUrl` are origins without a trailing slash. */
export function buildLease({
  playbackId,
  tokens,
  duration,
  expiresAt,
  streamUrl,
  imageUrl,
}: {
  playbackId: string;
  tokens: PlaybackTokens;
  duration: number;
  expiresAt: Date;
  streamUrl: string;
  imageUrl: string;
}): PlaybackLease {
  const id = encodeURIComponent(playbackId);
  return {
    playbackId,
    src: `${streamUrl}/${id}.m3u8?token=${tokens.playback}`,
    poster: `${imageUrl}/${id}/thumbnail.webp?token=${tokens.thumbnail}`,
    storyboard: `${imageUrl}/${id}/storyboard.vtt?token=${tokens.storyboard}`,
    tokens,
    expiresAt: expiresAt.toISOString(),
    duration,
  };
}
