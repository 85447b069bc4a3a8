/** Addresses the admin panel calls, below the CMS address. */
export const adminPaths = {
  uploads: () => '/mux/uploads',
  cancel: (videoId: string) => `/mux/uploads/${encodeURIComponent(videoId)}/cancel`,
  videos: () => '/mux/videos',
  video: (videoId: string) => `/mux/videos/${encodeURIComponent(videoId)}`,
  preview: (videoId: string) => `/mux/videos/${encodeURIComponent(videoId)}/preview`,
} as const;

/** Actions an admin role may be granted. */
export const VIDEO_ACTIONS = {
  view: 'plugin::mux.videos.view',
  upload: 'plugin::mux.videos.upload',
} as const;

/** Name of the custom field in a content type: `"customField": "plugin::mux.video"`. Its value is our video id. */
export const VIDEO_FIELD = 'plugin::mux.video';

/** Codes the admin routes refuse with, in `error.details.code`. */
export const VIDEO_REFUSALS = [
  'video-not-found',
  'video-not-ready',
  'upload-not-waiting',
  'mux-unreachable',
  'mux-credentials',
  'mux-busy',
  'mux-refused',
] as const;

export type VideoRefusal = (typeof VIDEO_REFUSALS)[number];
