import { mixed, object, string } from 'yup';
import { CRM_EVENTS } from './events.ts';
import { EVENT_STATES } from './types.ts';

const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;
const page = () =>
  string()
    .typeError('page must be a whole number')
    .matches(/^[1-9]\d{0,4}$/, { message: 'page must be a whole number, 1 to 99999', excludeEmptyString: false });

const LARGEST_ROW_ID = 2_147_483_647;
const userId = () =>
  string()
    .typeError('userId must be a whole number')
    .matches(/^[1-9]\d{0,9}$/, { message: 'userId must be a whole number', excludeEmptyString: false })
    .test('row', 'userId must be a whole number', (value) => !value || Number(value) <= LARGEST_ROW_ID);

/** These take no query and no body. */
export const nothingSchema = object({}).noUnknown(true, refuseUnknown);

export const eventsQuerySchema = object({
  state: string().oneOf(EVENT_STATES, `state must be ${EVENT_STATES.join(', ')}`),
  userId: userId(),
  page: page(),
}).noUnknown(true, refuseUnknown);

/** Postgres stores no NUL, and nobody types the rest. */
const UNPRINTABLE = /\p{Cc}|\p{Cs}/u;

export const learnersQuerySchema = object({
  search: string()
    .typeError('search must be a text')
    .max(254, 'search must have 254 characters or fewer')
    .test('printable', 'search has a character that cannot be shown', (value) => !value || !UNPRINTABLE.test(value)),
}).noUnknown(true, refuseUnknown);

export const pageQuerySchema = object({ page: page() }).noUnknown(true, refuseUnknown);

// What a path names. Nothing unknown can come in here.
export const jobParamsSchema = object({
  jobId: string().required('jobId must be set').uuid('jobId must be the id of a job'),
});
export const learnerParamsSchema = object({ userId: userId().required('userId must be set') });
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
  courseId: string()
    .typeError('courseId must be the id of a course')
    .matches(/^[a-z0-9]{1,64}$/, { message: 'courseId must be the id of a course', excludeEmptyString: false }),
}).noUnknown(true, refuseUnknown);
