import { mixed, object, string, type InferType } from 'yup';

const DOCUMENT_ID = /^[a-z0-9]{24}$/;
const PAGE = /^[1-9]\d{0,4}$/;
const WHOLE_NUMBER = /^[1-9]\d{0,17}$/;
const LARGEST_ROW_ID = 2_147_483_647;

/** What is said of a field nobody asked for. Reused by plugins whose routes take the fields below. */
export const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;
const documentId = (name: string) =>
  string()
    .typeError(`${name} must be a text`)
    .required(`${name} must be set`)
    .matches(DOCUMENT_ID, { message: `${name} must be an id of 24 letters and digits`, excludeEmptyString: true });

/** A lesson's document id. Reused by every plugin whose routes name a lesson. */
export const lessonIdSchema = documentId('lessonId');
/** A course's document id. */
export const courseIdSchema = documentId('courseId');
/** A file's document id. */
export const fileIdSchema = documentId('fileId');

/** A learner's row id, in a path or a query string. Reused by every plugin whose routes name a learner. */
export const userIdSchema = string()
  .typeError('userId must be a whole number')
  .matches(/^[1-9]\d{0,9}$/, { message: 'userId must be a whole number', excludeEmptyString: false })
  .test('row', 'userId must be a whole number', (value) => !value || Number(value) <= LARGEST_ROW_ID);

// What a path names. Nothing unknown can come in here, and Koa's router leaves captures of its other routes beside it.
export const lessonParamsSchema = object({ lessonId: lessonIdSchema });
export const courseParamsSchema = object({ courseId: courseIdSchema });
export const fileParamsSchema = object({ lessonId: lessonIdSchema, fileId: fileIdSchema });
export const grantParamsSchema = object({
  grantId: string().required('grantId must be set').matches(WHOLE_NUMBER, 'grantId must be a whole number'),
});

/** The language an answer's words shall be in, where they are published in it. Reused by every plugin that says such words. */
export const localeSchema = string()
  .typeError('locale must be a text')
  .matches(/^[a-z]{2,3}(-[A-Za-z\d]{2,8}){0,2}$/, {
    message: 'locale must be a language such as es',
    excludeEmptyString: true,
  });

/** The query of routes that take a language and nothing else. */
export const localeQuerySchema = object({ locale: localeSchema }).noUnknown(true, refuseUnknown);

/** These routes take no query at all: no filters, populate, fields or sort to read around a refusal with. */
export const noQuerySchema = object({}).noUnknown(true, refuseUnknown);

/** Postgres stores no NUL, and nobody types the rest; a reason may have lines. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|\p{Cs}/u;
const isPrintable = (value: string | undefined): boolean => !value || !UNPRINTABLE.test(value);

/** What a query string searches people by. Reused by every plugin whose pages look for learners. */
export const searchSchema = string()
  .typeError('search must be a text')
  .max(254, 'search must have 254 characters or fewer')
  .test('printable', 'search has a character that cannot be shown', isPrintable);
/** A query string's page: text, since nothing is coerced. Reused by every plugin whose pages have a next one. */
export const pageSchema = string()
  .typeError('page must be a whole number')
  .matches(PAGE, { message: 'page must be a whole number, 1 to 99999', excludeEmptyString: false });

export const grantListQuerySchema = object({ search: searchSchema, page: pageSchema }).noUnknown(true, refuseUnknown);
export const learnerQuerySchema = object({ search: searchSchema }).noUnknown(true, refuseUnknown);

const reason = string()
  .typeError('reason must be a text')
  .required('reason must be set')
  .max(500, 'reason must have 500 characters or fewer')
  .test('printable', 'reason has a character that cannot be shown', isPrintable)
  .test('said', 'reason must be set', (value) => value === undefined || value.trim() !== '');

/** What an admin sends to grant: a membership, or one course. `expiresAt` is an ISO instant; absent means for good. */
export const grantSchema = object({
  userId: mixed<number>(
    (value): value is number => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LARGEST_ROW_ID
  )
    .typeError('userId must be the id of a learner')
    .required('userId must be set'),
  scope: string()
    .typeError('scope must be membership or course')
    .oneOf(['membership', 'course'] as const, 'scope must be membership or course')
    .required('scope must be set'),
  courseId: courseIdSchema
    .notRequired()
    .when('scope', ([scope]: unknown[], schema) =>
      scope === 'course'
        ? schema.required('courseId must be set for a course')
        : schema.test('none', 'courseId must not be set for a membership', (value) => value === undefined)
    ),
  reason,
  expiresAt: string()
    .typeError('expiresAt must be a time')
    .nullable()
    .notRequired()
    .matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'expiresAt must be a time such as 2027-01-31T00:00:00Z')
    .test('real', 'expiresAt must be a time that exists', (value) => !value || !Number.isNaN(Date.parse(value))),
}).noUnknown(true, refuseUnknown);

export const revokeSchema = object({ reason }).noUnknown(true, refuseUnknown);

export type GrantInput = InferType<typeof grantSchema>;
export type RevokeInput = InferType<typeof revokeSchema>;
