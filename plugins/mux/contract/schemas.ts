import { object, string } from 'yup';
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

/** Body of `POST /mux/uploads`. */
export const createUploadSchema = object({
  title: string()
    .required('title is missing')
    .max(200, 'title has more than 200 characters')
    .matches(NO_CONTROLS, 'title has control characters')
    .test('not-blank', 'title is blank', (value) => value === undefined || value.trim() !== ''),
})
  .noUnknown()
  .strict();

/** A request about one video: its path. */
export const videoPathSchema = object({ videoId: videoIdSchema }).noUnknown().strict();

/** Query of `GET /mux/videos`, as it comes in the address: every value is text. */
export const listVideosSchema = object({
  search: string()
    .max(200, 'search has more than 200 characters')
    .matches(NO_CONTROLS, 'search has control characters'),
  page: string().matches(/^[1-9]\d{0,5}$/, 'page must be a whole number from 1 to 999999'),
  status: string().oneOf(VIDEO_STATUSES, `status must be one of ${VIDEO_STATUSES.join(', ')}`),
})
  .noUnknown()
  .strict();
