const one = (videoId: string): string => `/mux/videos/${encodeURIComponent(videoId)}`;

/** Addresses the admin panel calls, below the CMS address. What each takes and answers is in `schemas.ts` and `library.ts`. */
export const adminPaths = {
  /** GET: the caller's unfinished uploads (`PendingUploads`). POST: opens one (`DirectUpload`). */
  uploads: () => '/mux/uploads',
  /** POST; takes the id of a video or of a take. */
  cancel: (takeId: string) => `/mux/uploads/${encodeURIComponent(takeId)}/cancel`,
  /** GET: a page of the library. */
  videos: () => '/mux/videos',
  /** POST: deletes those of the videos named that nothing shows. */
  clean: () => '/mux/videos/clean',
  /** GET, PUT (title), DELETE. */
  video: one,
  /** GET: a lease for the editor; `?take=` for the film that waits, or the one that is kept. */
  preview: (videoId: string) => `${one(videoId)}/preview`,
  /** POST: asks Mux about this video now. */
  check: (videoId: string) => `${one(videoId)}/check`,
  /** PUT. */
  poster: (videoId: string) => `${one(videoId)}/poster`,
  /** PUT. */
  chapters: (videoId: string) => `${one(videoId)}/chapters`,
  /** POST: adds a caption file. */
  captions: (videoId: string) => `${one(videoId)}/captions`,
  /** POST: asks Mux to write captions from the sound. */
  generatedCaptions: (videoId: string) => `${one(videoId)}/captions/generated`,
  /** GET (the text), PUT (a new text in its place), DELETE. */
  caption: (videoId: string, trackId: string) => `${one(videoId)}/captions/${encodeURIComponent(trackId)}`,
  /** POST asks for the master file, GET says whether it is there yet. */
  master: (videoId: string) => `${one(videoId)}/master`,
  /** GET. */
  history: (videoId: string) => `${one(videoId)}/history`,
  /** POST opens an upload behind the film that is on, DELETE gives it up. */
  replacement: (videoId: string) => `${one(videoId)}/replacement`,
  /** POST: puts a kept film back on. */
  switchBack: (videoId: string) => `${one(videoId)}/switch-back`,
  /** GET lists what Mux has and the school does not, POST takes some of it in. */
  import: () => '/mux/import',
  /** POST: looks through everything at Mux for films that anyone may watch (`PublicCheck`). */
  publicCheck: () => '/mux/checks/public',
  /** GET, PUT. */
  settings: () => '/mux/settings',
} as const;

/**
 * Actions an admin role may be granted. `view` also shows the settings, `edit` also fetches the master file, checks with
 * Mux and imports; `delete` also cleans.
 */
export const VIDEO_ACTIONS = {
  view: 'plugin::mux.videos.view',
  upload: 'plugin::mux.videos.upload',
  edit: 'plugin::mux.videos.edit',
  replace: 'plugin::mux.videos.replace',
  delete: 'plugin::mux.videos.delete',
  settings: 'plugin::mux.videos.settings',
} as const;

/** Name of the custom field in a content type: `"customField": "plugin::mux.video"`. Its value is our video id. */
export const VIDEO_FIELD = 'plugin::mux.video';

/**
 * Codes the admin routes refuse with, in `error.details.code`.
 *
 * - `video-in-use` 409: `details.places` says where (`Place[]`), `details.placeCount` how often in all
 * - `replacement-under-way` 409: one is being sent or prepared; give it up first
 * - `no-replacement`, `no-such-take`, `no-such-caption` 404
 * - `take-not-ready` 409: a kept film that cannot be played any more
 * - `caption-changing` 409: the last edit of these captions is still being prepared
 * - `caption-name-taken` 409: this film has captions of that name
 * - `no-sound` 422: nothing to write captions from
 * - `captions-unreadable` 400: `details.errors` names the lines (`LineProblem[]`); `chapters-unreadable` likewise
 * - `time-beyond-end` 400: a poster or a chapter after the end of the film
 */
export const VIDEO_REFUSALS = [
  'video-not-found',
  'video-not-ready',
  'video-in-use',
  'upload-not-waiting',
  'replacement-under-way',
  'no-replacement',
  'no-such-take',
  'take-not-ready',
  'no-such-caption',
  'caption-changing',
  'caption-name-taken',
  'no-sound',
  'captions-unreadable',
  'chapters-unreadable',
  'time-beyond-end',
  'mux-unreachable',
  'mux-credentials',
  'mux-busy',
  'mux-refused',
] as const;

export type VideoRefusal = (typeof VIDEO_REFUSALS)[number];
