/** Who may play: anyone who knows the id, or only holders of a token. */
export type Policy = 'public' | 'signed';

/** What an upload or an asset was asked to become; what Mux calls `new_asset_settings`. Names are Mux's. */
export interface AssetSettings {
  playback_policies?: Policy[];
  playback_policy?: Policy[];
  passthrough?: string;
  meta?: Meta;
  video_quality?: 'basic' | 'plus' | 'premium';
  max_resolution_tier?: '1080p' | '1440p' | '2160p';
  normalize_audio?: boolean;
  test?: boolean;
  inputs?: InputSettings[];
  static_renditions?: { resolution: StaticResolution; passthrough?: string }[];
}

/** Sizes a film can be had in as one file. */
export const STATIC_RESOLUTIONS = [
  'highest',
  'audio-only',
  '2160p',
  '1440p',
  '1080p',
  '720p',
  '540p',
  '480p',
  '360p',
  '270p',
] as const;

export type StaticResolution = (typeof STATIC_RESOLUTIONS)[number];

/** A whole film in one file, as the API shows it. Names are Mux's. */
export interface StaticRenditionRecord {
  id: string;
  name: string;
  ext: 'mp4' | 'm4a';
  type: 'standard';
  resolution: StaticResolution;
  status: 'preparing' | 'ready' | 'skipped' | 'errored';
  width?: number;
  height?: number;
  /** Bits a second. */
  bitrate?: number;
  /** Bytes, as a text. */
  filesize?: string;
  passthrough?: string;
}

/** From which pages, and with what, a film may be watched. Names are Mux's. */
export interface RestrictionRecord {
  id: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
  referrer: { allowed_domains: string[]; allow_no_referrer: boolean };
  user_agent: { allow_no_user_agent: boolean; allow_high_risk_user_agent: boolean };
}

export interface Meta {
  title?: string;
  creator_id?: string;
  external_id?: string;
}

export interface InputSettings {
  url?: string;
  generated_subtitles?: GeneratedSubtitles[];
}

export interface GeneratedSubtitles {
  name?: string;
  passthrough?: string;
  language_code?: string;
}

export interface UploadRecord {
  id: string;
  /** The secret in the upload's address. */
  token: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Seconds the address is good for. */
  timeout: number;
  corsOrigin: string;
  isTest: boolean;
  settings: AssetSettings;
  status: 'waiting' | 'asset_created' | 'cancelled' | 'timed_out';
  assetId?: string;
  /** Bytes of the whole file, once a chunk has said so. */
  total?: number;
}

export interface PlaybackIdRecord {
  id: string;
  policy: Policy;
}

/** A track as the API shows it. Names are Mux's. */
export interface TrackRecord {
  id: string;
  type: 'video' | 'audio' | 'text';
  duration?: number;
  max_width?: number;
  max_height?: number;
  max_frame_rate?: number;
  max_channels?: number;
  text_type?: 'subtitles';
  text_source?: 'uploaded' | 'embedded' | 'generated_vod';
  language_code?: string;
  name?: string;
  closed_captions?: boolean;
  passthrough?: string;
  status?: 'preparing' | 'ready' | 'errored';
  primary?: boolean;
  error?: { type: string; messages: string[] };
}

/** One quality of a film, as its playlists need it. */
export interface Rendition {
  width: number;
  height: number;
  /** Bits a second: the dearest segment, and the mean. */
  bandwidth: number;
  averageBandwidth: number;
  /** RFC 6381, such as `avc1.4d401e,mp4a.40.2`. */
  codecs: string;
  frameRate: number;
  /** Seconds of each segment, in order. */
  segments: number[];
}

/** What the input file held, as `input-info` answers it. Names are Mux's. */
export interface InputFile {
  container_format: string;
  tracks: {
    type: string;
    duration?: number;
    encoding?: string;
    width?: number;
    height?: number;
    frame_rate?: number;
    sample_rate?: number;
    channels?: number;
  }[];
}

/** The ready film: everything delivery needs to know. */
export interface Film {
  /** Seconds. */
  duration: number;
  width: number;
  height: number;
  frameRate: number;
  renditions: Rendition[];
  /** Presentation time of the first picture in the segments, in 90 kHz ticks; captions are timed against it. */
  startTicks: number;
}

export interface AssetRecord {
  id: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Counts up with each asset, so that a list keeps its order within one millisecond. */
  number: number;
  status: 'preparing' | 'ready' | 'errored';
  settings: AssetSettings;
  isTest: boolean;
  uploadId?: string;
  passthrough?: string;
  meta?: Meta;
  thumbnailTime?: number;
  playbackIds: PlaybackIdRecord[];
  tracks: TrackRecord[];
  progress: { state: 'ingesting' | 'transcoding' | 'completed' | 'errored'; progress: number };
  errors?: { type: string; messages: string[] };
  inputFile?: InputFile;
  /** Why the input took the long way, in Mux's words. */
  nonStandardReasons?: Record<string, string>;
  /** The secret of the master's address, and until when it is good (milliseconds since 1970). */
  master?: { token: string; until: number };
  staticRenditions?: StaticRenditionRecord[];
  film?: Film;
}
