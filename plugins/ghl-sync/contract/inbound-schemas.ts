import { array, boolean, mixed, number, object, string, type InferType } from 'yup';
import { INBOUND_KINDS } from './inbound.ts';

const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;

// Narrower than RFC 5322, as the school's own forms are: what passes here can also sign in.
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const GHL_ID = /^[A-Za-z0-9_-]{1,64}$/;
const DOCUMENT_ID = /^[a-z0-9]{24}$/;
/** Control characters, unpaired halves and the marks that turn text around. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

const text = (name: string, most: number) =>
  string()
    .typeError(`${name} must be a text`)
    .max(most, `${name} must have ${most} characters or fewer`)
    .test('printable', `${name} has a character that cannot be shown`, (value) => !value || !UNPRINTABLE.test(value));
const email = () =>
  text('email', 254).matches(EMAIL, { message: 'email must be an e-mail address', excludeEmptyString: true });
const contactId = (name: string) =>
  text(name, 64).matches(GHL_ID, { message: `${name} must be an id of GHL's`, excludeEmptyString: true });
/** GHL writes what a field lacks as nothing, or as null. */
const person = () => text('a name', 250).nullable();

/** What the school asks a workflow to send: see the plugin's README. */
export const workflowCallSchema = object({
  event: string()
    .typeError('event must be tag or workflow')
    .oneOf(INBOUND_KINDS, 'event must be tag or workflow')
    .required('event must be set'),
  name: text('name', 100)
    .required('name must be set')
    .test('said', 'name must be set', (value) => value === undefined || value.trim() !== ''),
  action: string()
    .typeError('action must be added or removed')
    .oneOf(['added', 'removed'] as const, 'action must be added or removed')
    .default('added'),
  contact_id: contactId('contact_id').required('contact_id must be set'),
  email: email().required('email must be set'),
  first_name: person(),
  last_name: person(),
  phone: text('phone', 40).nullable(),
  at: text('at', 60).nullable(),
  locale: string()
    .nullable()
    .oneOf(['en', 'es', null] as const, 'locale must be en or es'),
  webhookId: text('webhookId', 100).nullable(),
}).noUnknown(true, refuseUnknown);

/** An event of GHL's own. It may say more than this, today or tomorrow; what is read of it must fit. */
export const appEventSchema = object({
  type: text('type', 100).required('type must be set'),
  locationId: contactId('locationId').required('locationId must be set'),
  id: contactId('id').nullable(),
  email: email().nullable(),
  firstName: person(),
  lastName: person(),
  phone: text('phone', 40).nullable(),
  tags: array()
    .of(text('a tag', 250).required('a tag must be a text'))
    .typeError('tags must be a list')
    .max(1_000, 'tags must be 1000 or fewer'),
  timestamp: text('timestamp', 60).test(
    'time',
    'timestamp must be a time such as 2027-01-31T00:00:00Z',
    (value) => value === undefined || !Number.isNaN(Date.parse(value))
  ),
  webhookId: text('webhookId', 100).nullable(),
});

export type WorkflowCall = InferType<typeof workflowCallSchema>;
export type AppEvent = InferType<typeof appEventSchema>;

const ruleSchema = object({
  isOn: boolean().typeError('isOn must be true or false').required('isOn must be set'),
  kind: string().oneOf(INBOUND_KINDS, 'kind must be tag or workflow').required('kind must be set'),
  name: text('name', 100)
    .required('name must be set')
    .test(
      'small',
      'name must be in small letters, without spaces around it',
      (value) => value === undefined || (value !== '' && value === value.trim().toLowerCase())
    ),
  does: string()
    .oneOf(['grant', 'revoke'] as const, 'does must be grant or revoke')
    .required('does must be set'),
  scope: string()
    .oneOf(['membership', 'course'] as const, 'scope must be membership or course')
    .required('scope must be set'),
  courseId: string()
    .nullable()
    .defined('courseId must be set, or null')
    .matches(DOCUMENT_ID, { message: 'courseId must be an id of 24 letters and digits', excludeEmptyString: false })
    .when('scope', ([scope]: unknown[], schema) =>
      schema.test(
        'fits',
        scope === 'course' ? 'courseId must be set for a course' : 'courseId must be null for a membership',
        (value: string | null | undefined) => (scope === 'course') === Boolean(value)
      )
    ),
}).noUnknown(true, refuseUnknown);

/** The whole table, with the version it was read with. */
export const inboundRulesSchema = object({
  version: number().typeError('version must be a number').required('version must be set').integer().min(0),
  rules: array()
    .of(ruleSchema)
    .required('rules must be a list')
    .max(200, 'rules must be 200 or fewer')
    .test('unique', 'rules must not say the same twice', (rules) => {
      const keys = (rules ?? []).map(({ kind, name, scope, courseId }) => [kind, name, scope, courseId].join(' '));
      return new Set(keys).size === keys.length;
    }),
}).noUnknown(true, refuseUnknown);

export const inboundQuerySchema = object({
  page: string().matches(/^[1-9]\d{0,4}$/, { message: 'page must be a whole number', excludeEmptyString: false }),
}).noUnknown(true, refuseUnknown);

/** Bodies that are JSON but no object say nothing. */
export const anyObjectSchema = mixed<Record<string, unknown>>(
  (value): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
)
  .typeError('the body must be a JSON object')
  .required('the body must be a JSON object');
