import type { VideoStatus } from '../contract/video.ts';
import type { Stamp } from './stamp.ts';

/** A film as one of Mux's whole answers described it. */
export interface Facts {
  playbackId: string | null;
  /** Seconds. */
  duration: number | null;
  aspectRatio: string | null;
  resolution: string | null;
  /** Pixels of the picture as it came. */
  width: number | null;
  height: number | null;
  /** What Mux had to convert, and why it says so. */
  inputNotes: { reason: string; value: string }[];
  /** Second of the poster, where one was chosen. */
  posterTime: number | null;
  /** Whether anyone may watch it who knows one of its playback ids. */
  isPublic: boolean;
  tracks: Track[];
}

export interface Track {
  id: string;
  type: 'video' | 'audio' | 'text';
  status: 'preparing' | 'ready' | 'errored' | 'deleted';
  name: string | null;
  language: string | null;
  /** Where the text of a text track came from, for example `uploaded` or `generated_vod`. */
  source: string | null;
}

export interface Problem {
  type: string;
  messages: string[];
}

/**
 * All that is known of one video, kept so that merging is commutative, associative and idempotent: the status only
 * climbs, and everything else is the newest claim of its kind. `mux.videos.truth` holds it; the table's other columns
 * are read from it by `describeTruth`.
 */
export interface Truth {
  status: VideoStatus;
  uploadId: string | null;
  assetId: string | null;
  facts: (Facts & { stamp: Stamp; rank: number }) | null;
  /** The newest claim about each single track, deletions included: a tombstone keeps an old list from reviving it. */
  tracks: Record<string, Track & { stamp: Stamp }>;
  problem: (Problem & { stamp: Stamp }) | null;
}

/** One thing Mux said about one video, by webhook or when asked. Null: it said nothing on that. */
export interface Claim {
  stamp: Stamp;
  uploadId: string | null;
  assetId: string | null;
  status: VideoStatus | null;
  facts: Facts | null;
  track: Track | null;
  problem: Problem | null;
}

/** A video whose upload has just been created. */
export function beginTruth({ uploadId }: { uploadId: string }): Truth {
  return { status: 'waiting', uploadId, assetId: null, facts: null, tracks: {}, problem: null };
}
