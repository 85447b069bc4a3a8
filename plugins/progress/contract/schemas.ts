import { boolean, mixed, number, object, string, type ObjectSchema } from 'yup';
import { MAX_RANGES, MAX_SECOND, MAX_TICKET } from './limits.ts';
import type { SecondRange } from './ranges.ts';
import type { ProgressReport } from './types.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** No more is asked here: one that is not ours, or too old, says nothing and is no reason to lose a report. */
export const TICKET = /^[\w.-]+$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const LAST_INSTANT = Date.UTC(9999, 0, 1);

export const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;
const isSecond = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= MAX_SECOND;

/** The body of `PUT lessonProgressPath(lessonId)`. Nothing is coerced, nothing unknown is let through. */
export const reportSchema: ObjectSchema<ProgressReport> = object({
  position: number()
    .typeError('position must be a number of seconds')
    .required('position must be set')
    .min(0, 'position must be 0 or more')
    .max(MAX_SECOND, `position must be ${MAX_SECOND} or less`),
  // One pass instead of a schema per item: a megabyte of ranges must not cost seconds to refuse.
  watched: mixed<SecondRange[]>((value): value is SecondRange[] => Array.isArray(value))
    .typeError('watched must be a list of ranges')
    .required('watched must be set')
    .test('ranges', (value, context) => {
      const problem = findRangeProblem(value);
      return problem === null || context.createError({ message: problem });
    }),
  sessionId: string()
    .typeError('sessionId must be a text')
    .required('sessionId must be set')
    .matches(UUID, { message: 'sessionId must be a uuid', excludeEmptyString: true }),
  sentAt: string()
    .typeError('sentAt must be a text')
    .required('sentAt must be set')
    .test(
      'instant',
      'sentAt must be an ISO instant such as 2027-01-31T12:00:00.000Z',
      (value) => !value || isInstant(value)
    ),
  ticket: string()
    .typeError('ticket must be a text')
    .max(MAX_TICKET, `ticket must have ${MAX_TICKET} characters or fewer`)
    .matches(TICKET, 'ticket must be what the server gave'),
})
  .typeError('body must be an object')
  .required('body must be set')
  .noUnknown(true, refuseUnknown);

/** The body of `PUT lessonDonePath(lessonId)`. */
export const markSchema = object({
  done: boolean().typeError('done must be true or false').required('done must be set'),
})
  .typeError('body must be an object')
  .required('body must be set')
  .noUnknown(true, refuseUnknown);

function findRangeProblem(ranges: readonly unknown[] | undefined): string | null {
  if (!ranges) return null;
  if (ranges.length > MAX_RANGES) return `watched must have ${MAX_RANGES} ranges or fewer`;
  const index = ranges.findIndex((range) => !isRange(range));
  return index === -1 ? null : `watched[${index}] must be [from, to] in seconds, 0 <= from <= to <= ${MAX_SECOND}`;
}

function isRange(range: unknown): boolean {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [from, to]: unknown[] = range;
  return isSecond(from) && isSecond(to) && from <= to;
}

/** From 1970 on: a player with a reset clock still learns. What is not a real time is not an instant. */
function isInstant(value: string): boolean {
  const time = INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  return time >= 0 && time <= LAST_INSTANT;
}
