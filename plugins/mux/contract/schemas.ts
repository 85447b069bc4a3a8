import { array, boolean, number, object, string } from 'yup';
import { RESOLUTIONS, VIDEO_FLAGS, VIDEO_ORDERS } from './library.ts';
import { VIDEO_STATUSES } from './video.ts';

const NO_CONTROLS = /^[^\p{Cc}]*$/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Our own id of a video: a UUID in lower case. */
export const videoIdSchema = string()
  .label('videoId')
  .required('videoId is missing')
  .matches(UUID, { message: 'videoId is not the id of a video', excludeEmptyString: true });

/** True when `value` can be the id of a video; lessons keep it as plain text. */
export function isVideoId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** Most bytes of a file: more than Mux takes, so that nobody is kept from trying. */
const LARGEST_FILE = 2 ** 50;

/** Most bytes of a caption file. */
export const LARGEST_CAPTIONS = 1_048_576;

const titleSchema = string()
  .required('title is missing')
  .max(200, 'title has more than 200 characters')
  .matches(NO_CONTROLS, 'title has control characters')
  .test('not-blank', 'title is blank', (value) => value === undefined || value.trim() !== '');

/** The file, as the browser knows it, so that an upload that broke off is found when the same file is chosen again. */
const fileShape = {
  fileName: string()
    .max(255, 'fileName has more than 255 characters')
    .matches(NO_CONTROLS, 'fileName has control characters'),
  size: number()
    .integer('size must be whole bytes')
    .min(1, 'size must be 1 byte or more')
    .max(LARGEST_FILE, 'size is more than any file has'),
  lastModified: number()
    .integer('lastModified must be whole milliseconds')
    .min(-8.64e15, 'lastModified is not a time')
    .max(8.64e15, 'lastModified is not a time'),
};

/** Body of `POST /mux/uploads`. */
export const createUploadSchema = object({ title: titleSchema, ...fileShape })
  .noUnknown()
  .strict();

/** Body of `POST /mux/videos/:videoId/replacement`. */
export const createReplacementSchema = object(fileShape).noUnknown().strict();

/** Query of `GET /mux/uploads`, as it comes in the address: the file that was chosen; without it all of the caller's. */
export const listUploadsSchema = object({
  fileName: fileShape.fileName,
  size: string().matches(/^[1-9]\d{0,15}$/, 'size must be whole bytes'),
  lastModified: string().matches(/^-?\d{1,16}$/, 'lastModified must be whole milliseconds'),
})
  .noUnknown()
  .strict();

/** A request about one video: its path. */
export const videoPathSchema = object({ videoId: videoIdSchema }).noUnknown().strict();

/** Query of a preview. */
export const previewSchema = object({
  take: string().matches(UUID, { message: 'take is not the id of a take', excludeEmptyString: false }),
})
  .noUnknown()
  .strict();

/** A request about captions: its path. */
export const captionPathSchema = object({
  videoId: videoIdSchema,
  trackId: string()
    .required('trackId is missing')
    .matches(/^[A-Za-z0-9_-]{1,255}$/, 'trackId is not the id of captions'),
})
  .noUnknown()
  .strict();

/** Query of `GET /mux/videos`, as it comes in the address: every value is text. */
export const listVideosSchema = object({
  search: string()
    .max(200, 'search has more than 200 characters')
    .matches(NO_CONTROLS, 'search has control characters'),
  page: string().matches(/^[1-9]\d{0,5}$/, 'page must be a whole number from 1 to 999999'),
  status: string().oneOf(VIDEO_STATUSES, `status must be one of ${VIDEO_STATUSES.join(', ')}`),
  usage: string().oneOf(['used', 'unused'] as const, 'usage must be used or unused'),
  captions: string().oneOf(['with', 'without'] as const, 'captions must be with or without'),
  flag: string().oneOf(['any', ...VIDEO_FLAGS] as const, `flag must be any or one of ${VIDEO_FLAGS.join(', ')}`),
  sort: string().oneOf(VIDEO_ORDERS, `sort must be one of ${VIDEO_ORDERS.join(', ')}`),
  direction: string().oneOf(['asc', 'desc'] as const, 'direction must be asc or desc'),
})
  .noUnknown()
  .strict();

/** Body of `PUT /mux/videos/:videoId`. */
export const updateVideoSchema = object({ title: titleSchema }).noUnknown().strict();

/** Body of `PUT …/poster`: the second the poster is taken from; null: Mux chooses. */
export const posterSchema = object({
  time: number()
    .nullable()
    .defined('time is missing')
    .min(0, 'time must be 0 seconds or more')
    .max(43_200, 'time must be 12 hours or less'),
})
  .noUnknown()
  .strict();

/** Body of `PUT …/chapters`: lines such as `0:00 Title`; none takes them away. */
export const chaptersSchema = object({
  text: string().defined('text is missing').max(50_000, 'text has more than 50000 characters'),
})
  .noUnknown()
  .strict();

const captionTextSchema = string()
  .required('text is missing')
  .test(
    'not-too-long',
    'text has more than 1 MB',
    (value) => value === undefined || !isLonger(value, LARGEST_CAPTIONS)
  );

const languageSchema = string()
  .required('language is missing')
  .matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'language must be a tag such as en or pt-BR');

const captionNameSchema = string()
  .max(100, 'name has more than 100 characters')
  .matches(NO_CONTROLS, 'name has control characters')
  .test('not-blank', 'name is blank', (value) => value === undefined || value.trim() !== '');

/** Body of `POST …/captions`: the text of a WebVTT or SRT file. Without a name they are called after their language. */
export const addCaptionsSchema = object({
  language: languageSchema,
  name: captionNameSchema,
  text: captionTextSchema,
})
  .noUnknown()
  .strict();

/** Languages Mux writes captions in. */
export const GENERATED_LANGUAGES = [
  'auto',
  ...'en es it pt de fr pl ru nl ca tr sv uk no fi sk el cs hr da ro bg'.split(' '),
] as const;

/** Body of `POST …/captions/generated`. */
export const generateCaptionsSchema = object({
  language: string()
    .required('language is missing')
    .oneOf(GENERATED_LANGUAGES, `language must be one of ${GENERATED_LANGUAGES.join(', ')}`),
  name: captionNameSchema,
})
  .noUnknown()
  .strict();

/** Body of `PUT …/captions/:trackId`. */
export const editCaptionsSchema = object({ text: captionTextSchema }).noUnknown().strict();

/** Query of `GET …/history`. */
export const historySchema = object({
  before: string().matches(/^\d{1,13}(\.\d{1,6})?_[ae]:[\x21-\x7e]{1,255}$/, 'before is not the end of a page'),
})
  .noUnknown()
  .strict();

/** Body of `POST …/switch-back`; without a take, the film that was on last. */
export const switchBackSchema = object({
  takeId: string().matches(UUID, { message: 'takeId is not the id of a take', excludeEmptyString: false }),
})
  .noUnknown()
  .strict();

/** Body of `POST /mux/videos/clean`. */
export const cleanSchema = object({
  videoIds: array(videoIdSchema)
    .required('videoIds is missing')
    .min(1, 'videoIds names no video')
    .max(50, 'videoIds names more than 50 videos'),
})
  .noUnknown()
  .strict();

/** Query of `GET /mux/import`. */
export const listImportSchema = object({
  cursor: string().matches(/^[\x21-\x7e]{1,1000}$/, 'cursor is not the end of a page'),
})
  .noUnknown()
  .strict();

/** Body of `POST /mux/import`. */
export const importSchema = object({
  assetIds: array(
    string()
      .required('assetIds has an empty one')
      .matches(/^[A-Za-z0-9_-]{1,255}$/, 'assetIds has one that is not the id of an asset')
  )
    .required('assetIds is missing')
    .min(1, 'assetIds names no asset')
    .max(10, 'assetIds names more than 10 assets'),
})
  .noUnknown()
  .strict();

const secondsSchema = (name: string) =>
  number()
    .nullable()
    .defined(`${name} is missing`)
    .min(0, `${name} must be 0 seconds or more`)
    .max(43_200, `${name} must be 12 hours or less`);

/** Body of `PUT /mux/settings`: all of them. */
export const settingsSchema = object({
  minDuration: secondsSchema('minDuration'),
  maxDuration: secondsSchema('maxDuration').test(
    'not-below',
    'maxDuration must be more than minDuration',
    (value, { parent }) =>
      typeof value !== 'number' || typeof parent.minDuration !== 'number' || value > parent.minDuration
  ),
  minResolution: number()
    .nullable()
    .defined('minResolution is missing')
    .oneOf([null, ...RESOLUTIONS], `minResolution must be null or one of ${RESOLUTIONS.join(', ')}`),
  areCaptionsRequired: boolean().required('areCaptionsRequired is missing'),
  keepDays: number()
    .required('keepDays is missing')
    .integer('keepDays must be whole days')
    .min(1, 'keepDays must be 1 day or more')
    .max(365, 'keepDays must be 365 days or less'),
  isPublicRemoved: boolean().required('isPublicRemoved is missing'),
})
  .noUnknown()
  .strict();

/** True when a text has more bytes of UTF-8 than `most`; stops counting there. */
function isLonger(text: string, most: number): boolean {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > most) return true;
  }
  return false;
}
