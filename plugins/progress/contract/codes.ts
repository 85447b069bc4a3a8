/** `error.details.code` of what these routes refuse, beside the codes of `@diamond/access` for who may watch. */
export const PROGRESS_CODES = {
  /** 400: the request does not fit the contract; the message names the field. */
  invalid: 'invalid',
  /** 401: progress belongs to a learner who is signed in. */
  signIn: 'sign-in',
  /** 404 */
  lessonNotFound: 'lesson-not-found',
  /** 404 */
  courseNotFound: 'course-not-found',
  /** 409: the lesson has no film, so there is nothing to watch. */
  noVideo: 'no-video',
  /** 409: the film is not ready, so its length is not known yet. */
  videoNotReady: 'video-not-ready',
  /** 429: so many sittings with one lesson in a day are no learner's. */
  tooManySessions: 'too-many-sessions',
} as const;

export type ProgressCode = (typeof PROGRESS_CODES)[keyof typeof PROGRESS_CODES];
