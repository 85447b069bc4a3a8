import { object, string, type ObjectSchema } from 'yup';
import { JOB_STATES, type JobState } from './types.ts';

const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;

const queueName = string()
  .typeError('queue must be a text')
  .matches(/^[a-z][a-z0-9.-]{0,99}$/, { message: 'queue must be the name of a queue', excludeEmptyString: true });

const page = string()
  .typeError('page must be a number')
  .matches(/^[1-9]\d{0,5}$/, { message: 'page must be a number from 1', excludeEmptyString: true });

/** The query of `GET ADMIN_PATHS.jobs`. */
export const jobListQuerySchema: ObjectSchema<{ queue?: string; state?: JobState; page?: string }> = object({
  queue: queueName,
  state: string<JobState>().oneOf([...JOB_STATES], `state must be one of ${JOB_STATES.join(', ')}`),
  page,
}).noUnknown(true, refuseUnknown);

/** A queue named in a path. */
export const queueParamsSchema = object({ queue: queueName.required('queue must be set') });

/** A job named in a path. */
export const jobParamsSchema = queueParamsSchema.shape({
  jobId: string().required('jobId must be set').uuid('jobId must be a uuid'),
});

/** For what takes neither query nor body. */
export const nothingSchema = object({}).noUnknown(true, refuseUnknown);
