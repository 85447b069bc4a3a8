import {
  courseIdSchema,
  pageSchema as page,
  refuseUnknown,
  searchSchema as search,
  userIdSchema,
} from '@diamond/access/contract/schemas';
import { mixed, object, string } from 'yup';
import { CRM_EVENTS } from './events.ts';
import { EVENT_STATES } from './types.ts';

/** These take no query and no body. */
export const nothingSchema = object({}).noUnknown(true, refuseUnknown);

export const eventsQuerySchema = object({
  state: string().oneOf(EVENT_STATES, `state must be ${EVENT_STATES.join(', ')}`),
  userId: userIdSchema,
  page,
}).noUnknown(true, refuseUnknown);

export const learnersQuerySchema = object({ search }).noUnknown(true, refuseUnknown);

export const pageQuerySchema = object({ page }).noUnknown(true, refuseUnknown);

// What a path names. Nothing unknown can come in here.
export const jobParamsSchema = object({
  jobId: string().required('jobId must be set').uuid('jobId must be the id of a job'),
});
export const learnerParamsSchema = object({ userId: userIdSchema.required('userId must be set') });
export const kindParamsSchema = object({
  kind: string()
    .required('kind must be set')
    .oneOf(['compare', 'repair', 'backfill'] as const, 'kind must be compare, repair or backfill'),
});
export const runParamsSchema = object({
  runId: string()
    .required('runId must be set')
    .matches(/^[1-9]\d{0,8}$/, 'runId must be a whole number'),
});

const previewed = {
  event: string()
    .required('event must be set')
    .oneOf(CRM_EVENTS, `event must be one of ${CRM_EVENTS.join(', ')}`),
  settings: mixed<object>().required('settings must be set'),
};

/** `settings` is read by the schema of the settings. */
export const previewSchema = object(previewed).noUnknown(true, refuseUnknown);

/** The same about a learner and, for an event of a course, one of their courses. */
export const learnerPreviewSchema = object({
  ...previewed,
  courseId: courseIdSchema.notRequired(),
}).noUnknown(true, refuseUnknown);
