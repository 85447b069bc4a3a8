import type { Caption, Video, VideoStatus } from './video.ts';

/** Why a video is outside the policy of the school; only films that are ready are judged. */
export const VIDEO_FLAGS = ['too-short', 'too-long', 'too-small', 'captions-missing', 'public-playback'] as const;

export type VideoFlagCode = (typeof VIDEO_FLAGS)[number];

/** `limit` and `actual` in seconds for the lengths, in lines of the shorter side for `too-small`; null for the others. */
export interface VideoFlag {
  code: VideoFlagCode;
  limit: number | null;
  actual: number | null;
}

/** One entry in one language that shows a video, in its draft, as it is published, or in both. */
export interface Place {
  /** For example `api::lesson.lesson`. */
  contentType: string;
  /** Null for a component, whose entry is not known. */
  documentId: string | null;
  locale: string | null;
  title: string | null;
  isDraft: boolean;
  isPublished: boolean;
}

/** A video as the list shows it. */
export interface LibraryVideo extends Video {
  /** Bytes of the file that was sent; null when nobody told. */
  size: number | null;
  fileName: string | null;
  /** Pixels of the film as it came; null until Mux has measured them. */
  width: number | null;
  height: number | null;
  /** What Mux had to convert, in its own words: `{ reason: 'video_codec', value: 'hevc' }`. */
  inputNotes: { reason: string; value: string }[];
  flags: VideoFlag[];
  /** Second the poster is taken from; null: Mux chooses the middle of the film. */
  posterTime: number | null;
  /** A signed address, good for at least five minutes; null until the film is ready. */
  thumbnail: string | null;
  /** At most `PLACES_SHOWN` of the places. */
  places: Place[];
  placeCount: number;
  /** Whether another film is on its way behind this one, or failed there. */
  replacement: 'none' | 'under-way' | 'failed';
  /** Name of the admin who uploaded or imported it. */
  createdBy: string | null;
}

/** A film behind the one that is on: the next one, being sent or prepared, or an old one that is kept to switch back. */
export interface Take {
  takeId: string;
  kind: 'next' | 'kept';
  status: VideoStatus;
  duration: number | null;
  aspectRatio: string | null;
  resolution: string | null;
  error: Video['error'];
  fileName: string | null;
  size: number | null;
  thumbnail: string | null;
  createdAt: string;
  /** When it will be deleted at Mux; null for the next one. */
  keptUntil: string | null;
}

/** `from` in seconds. */
export interface Chapter {
  from: number;
  title: string;
}

/** Everything about one video. */
export interface VideoDetail extends LibraryVideo {
  /** In order; the lines of them are written by `formatChapters`. */
  chapters: Chapter[];
  /** The next one first, then those kept, newest first. */
  takes: Take[];
}

/** The answer of every route about one video. `problem` says why Mux could not be asked just now, if so. */
export interface VideoAnswer {
  data: VideoDetail;
  meta: { problem: string | null };
}

/** One page of the library. */
export interface VideoPage {
  data: LibraryVideo[];
  meta: { page: number; pageSize: number; total: number };
}

/** What `GET /mux/videos` may be sorted by; those without a value come last either way. */
export const VIDEO_ORDERS = ['created', 'title', 'duration', 'size'] as const;

export type VideoOrder = (typeof VIDEO_ORDERS)[number];

/** Query of `GET /mux/videos`; everything is optional and what is given must all hold. In the address all of it is text. */
export interface LibraryQuery {
  search?: string;
  page?: string;
  status?: VideoStatus;
  usage?: 'used' | 'unused';
  captions?: 'with' | 'without';
  /** `any`: outside the policy, whatever the reason. */
  flag?: VideoFlagCode | 'any';
  sort?: VideoOrder;
  direction?: 'asc' | 'desc';
}

/** What a browser needs to send a file, and to go on sending it later. */
export interface DirectUpload {
  /** The video it will be, or whose next film it will be. */
  videoId: string;
  /** The film itself: `videoId` for a new video, its own id for a replacement. Uploads are cancelled by it. */
  takeId: string;
  /** The resumable address that takes the bytes. */
  uploadUrl: string;
  /** ISO time after which Mux takes no more of them. */
  expiresAt: string;
}

/** An upload the caller opened and whose file has not arrived. */
export interface PendingUpload {
  videoId: string;
  takeId: string;
  title: string;
  fileName: string | null;
  /** Bytes. */
  size: number | null;
  /** The file's own time, in milliseconds since 1970. */
  lastModified: number | null;
  /** Null when it has run out: a new upload must be opened. */
  uploadUrl: string | null;
  expiresAt: string;
  isExpired: boolean;
}

/** The text of captions, always as WebVTT. */
export interface CaptionText extends Caption {
  text: string;
}

/** The master file, for download. `url` only while `ready`; it works until `expiresAt`. */
export interface MasterDownload {
  status: 'none' | 'preparing' | 'ready' | 'errored';
  url: string | null;
  expiresAt: string | null;
}

/** One thing that happened: `what` is Mux's event type (`mux`) or one of `HISTORY_ACTIONS`. */
export interface HistoryEntry {
  id: string;
  /** ISO time. */
  at: string;
  source: 'mux' | 'school';
  what: string;
  /** Name of the admin who did it; null when nobody did. */
  by: string | null;
  details: Record<string, string | number | boolean | null>;
}

/** A page of the history, newest first. `next` goes into `?before=`; null at the end. */
export interface HistoryPage {
  data: HistoryEntry[];
  meta: { next: string | null };
}

export const HISTORY_ACTIONS = [
  'upload-opened',
  'upload-cancelled',
  'renamed',
  'poster-set',
  'poster-cleared',
  'captions-added',
  'captions-asked',
  'captions-edited',
  'captions-deleted',
  'chapters-set',
  'master-asked',
  'replacement-opened',
  'replacement-cancelled',
  'replaced',
  'switched-back',
  'old-film-deleted',
  'imported',
] as const;

export type HistoryAction = (typeof HISTORY_ACTIONS)[number];

/** An asset of the Mux account that is not a video here. */
export interface ImportCandidate {
  assetId: string;
  title: string | null;
  status: 'preparing' | 'ready' | 'errored';
  duration: number | null;
  resolution: string | null;
  createdAt: string | null;
  /** Whether it can be watched by anyone who knows its public id; importing does not change that, and it is flagged. */
  isPublic: boolean;
}

/** A page of them; `next` goes into `?cursor=`, null at the end. A page may be short though more follow. */
export interface ImportPage {
  data: ImportCandidate[];
  meta: { next: string | null };
}

/** What became of one asset that was to be imported, in the order asked. `known`: it was here already. */
export interface ImportResult {
  assetId: string;
  outcome: 'imported' | 'known' | 'refused';
  videoId: string | null;
  /** Why it was refused. */
  message: string | null;
}

/** What became of one video that was to be cleaned, in the order asked. */
export interface CleanResult {
  videoId: string;
  outcome: 'deleted' | 'refused';
  code: string | null;
  message: string | null;
}

/** The school's rules for films, and how films are kept. Null: no such rule. */
export interface VideoSettings {
  /** Seconds. */
  minDuration: number | null;
  /** Seconds. */
  maxDuration: number | null;
  /** Lines of the shorter side. */
  minResolution: number | null;
  areCaptionsRequired: boolean;
  /** Days a film that was replaced is kept, to switch back. */
  keepDays: number;
  /** Whether public playback ids that are found are removed; they are flagged in any case. */
  isPublicRemoved: boolean;
}

/** What `minResolution` may be. */
export const RESOLUTIONS = [360, 480, 540, 720, 1080, 1440, 2160] as const;

/** How many places an entry of the list names. */
export const PLACES_SHOWN = 10;

/** The answer of `adminPaths.publicCheck`: the look has begun; `found` films are known to be public by now, and flagged. */
export interface PublicCheck {
  found: number;
}
