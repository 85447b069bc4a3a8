import {
  courseIdSchema,
  lessonIdSchema,
  pageSchema as page,
  refuseUnknown,
  searchSchema as search,
  userIdSchema,
} from '@diamond/access/contract/schemas';
import { boolean, object, string } from 'yup';
import { EXPORT_FORMATS, LEARNER_SORTS } from './admin.ts';

/** Postgres stores no NUL, and nobody types the rest; a reason may have lines. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|\p{Cs}/u;

const isPrintable = (value: string | null | undefined): boolean => !value || !UNPRINTABLE.test(value);
const list = (values: readonly string[]): string => values.join(', ');

// What a path names. Nothing unknown can come in here, and Koa's router leaves captures of its other routes beside it.
export const learnerParamsSchema = object({ userId: userIdSchema.required('userId must be set') });
export const courseFiguresParamsSchema = object({ courseId: courseIdSchema });
export const heatParamsSchema = object({ courseId: courseIdSchema, lessonId: lessonIdSchema });

export const noAdminQuerySchema = object({}).noUnknown(true, refuseUnknown);

/** A query string is text, since nothing is coerced. */
export const learnerListQuerySchema = object({
  search,
  page,
  sort: string()
    .typeError(`sort must be one of ${list(LEARNER_SORTS)}`)
    .oneOf(LEARNER_SORTS, `sort must be one of ${list(LEARNER_SORTS)}`),
  order: string()
    .typeError('order must be asc or desc')
    .oneOf(['asc', 'desc'] as const, 'order must be asc or desc'),
}).noUnknown(true, refuseUnknown);

export const overviewQuerySchema = object({
  days: string()
    .typeError('days must be 30 or 90')
    .oneOf(['30', '90'] as const, 'days must be 30 or 90'),
}).noUnknown(true, refuseUnknown);

export const liveQuerySchema = object({ courseId: courseIdSchema.notRequired() }).noUnknown(true, refuseUnknown);

const format = string()
  .typeError(`format must be one of ${list(EXPORT_FORMATS)}`)
  .required('format must be set')
  .oneOf(EXPORT_FORMATS, `format must be one of ${list(EXPORT_FORMATS)}`);

export const exportLearnersQuerySchema = object({ search, format }).noUnknown(true, refuseUnknown);
export const exportCourseQuerySchema = object({ format }).noUnknown(true, refuseUnknown);

const reason = string()
  .typeError('reason must be a text')
  .required('reason must be set')
  .max(500, 'reason must have 500 characters or fewer')
  .test('printable', 'reason has a character that cannot be shown', isPrintable)
  .test('said', 'reason must be set', (value) => value === undefined || value.trim() !== '');

/** Says that a lesson is done, or that it is not, whatever was watched. */
export const overrideSchema = object({
  lessonId: lessonIdSchema,
  done: boolean().typeError('done must be true or false').required('done must be set'),
  reason,
})
  .typeError('body must be an object')
  .required('body must be set')
  .noUnknown(true, refuseUnknown);

/** Forgets what was watched of one lesson, or of one course. */
export const resetSchema = object({
  lessonId: lessonIdSchema.notRequired(),
  courseId: courseIdSchema.notRequired(),
  reason,
})
  .typeError('body must be an object')
  .required('body must be set')
  .noUnknown(true, refuseUnknown)
  .test(
    'one',
    'lessonId or courseId must be set, and not both',
    (value) => (value?.lessonId === undefined) !== (value?.courseId === undefined)
  );
