import type { LeaseChapter, LeaseResume, PlaybackLease } from '../contract/lease.ts';
import type { PlaybackTokens } from './playback-tokens.ts';
import type { Track } from './truth.ts';

/** Puts the addresses of one film together. `streamUrl` and `imageUrl` are origins without a trailing slash. */
export function buildLease({
  playbackId,
  tokens,
  duration,
  expiresAt,
  tracks,
  chapters,
  resume,
  streamUrl,
  imageUrl,
}: {
  playbackId: string;
  tokens: PlaybackTokens;
  duration: number;
  expiresAt: Date;
  tracks: readonly Track[];
  chapters: readonly LeaseChapter[];
  resume: LeaseResume | null;
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
    captions: tracks.flatMap(({ id: trackId, type, status, language, name }) =>
      type === 'text' && status === 'ready'
        ? {
            language: language ?? 'und',
            label: name ?? language ?? trackId,
            src: `${streamUrl}/${id}/text/${encodeURIComponent(trackId)}.vtt?token=${tokens.playback}`,
          }
        : []
    ),
    chapters: chapters.filter(({ from }) => from < duration),
    resume,
  };
}
