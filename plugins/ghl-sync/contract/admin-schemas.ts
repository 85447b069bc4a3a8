import { mixed, object, string } from 'yup';
import { CRM_EVENTS } from './events.ts';
import { EVENT_STATES } from './types.ts';

const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;
const page = () =>
  string()
    .typeError('page must be a whole number')
    .matches(/^[1-9]\d{0,4}$/, { message: 'page must be a whole number, 1 to 99999', excludeEmptyString: false });

/** These take no query and no body. */
export const nothingSchema = object({}).noUnknown(true, refuseUnknown);

export const eventsQuerySchema = object({
  state: string().oneOf(EVENT_STATES, `state must be ${EVENT_STATES.join(', ')}`),
  page: page(),
}).noUnknown(true, refuseUnknown);

export const pageQuerySchema = object({ page: page() }).noUnknown(true, refuseUnknown);

// What a path names. Nothing unknown can come in here.
export const jobParamsSchema = object({
  jobId: string().required('jobId must be set').uuid('jobId must be the id of a job'),
});
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

/** `settings` is read by the schema of the settings. */
export const previewSchema = object({
  event: string()
    .required('event must be set')
    .oneOf(CRM_EVENTS, `event must be one of ${CRM_EVENTS.join(', ')}`),
  settings: mixed<object>().required('settings must be set'),
}).noUnknown(true, refuseUnknown);
