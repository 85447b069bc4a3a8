import { courseIdSchema, lessonIdSchema, localeSchema } from '@diamond/access/contract';
import { mixed, number, object, string, type ObjectSchema } from 'yup';
import { MAX_SECOND } from './limits.ts';
import { MAX_NOTE_LENGTH, MAX_SEARCH_LENGTH, type NewNote, type NoteChange } from './notes.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PAGE = /^[1-9]\d{0,3}$/;
const MAX_VERSION = 2_147_483_647;

/** Postgres stores no NUL and no half of a pair; lines and tabs are what Markdown is made of. */
const UNPRINTABLE = /[^\P{Cc}\n\r\t]|\p{Cs}/u;
const isPrintable = (value: string | undefined): boolean => !value || !UNPRINTABLE.test(value);

const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;
const uuid = (name: string) =>
  string()
    .typeError(`${name} must be a text`)
    .required(`${name} must be set`)
    .matches(UUID, { message: `${name} must be a uuid`, excludeEmptyString: true });

const second = mixed<number>((value): value is number => typeof value === 'number' && value >= 0 && value <= MAX_SECOND)
  .typeError(`second must be a number from 0 to ${MAX_SECOND}, or null`)
  .nullable()
  .defined('second must be set, to null for the whole lesson');

const body = string()
  .typeError('body must be a text')
  .required('body must be set')
  .max(MAX_NOTE_LENGTH, `body must have ${MAX_NOTE_LENGTH} characters or fewer`)
  .test('printable', 'body has a character that cannot be shown', isPrintable)
  .test('said', 'body must be set', (value) => value === undefined || value === '' || value.trim() !== '');

export const noteParamsSchema = object({ noteId: uuid('noteId') });

/** The body of `POST notesPath`. Nothing is coerced, nothing unknown is let through. */
export const newNoteSchema: ObjectSchema<NewNote> = object({
  id: uuid('id'),
  lessonId: lessonIdSchema,
  second,
  body,
})
  .typeError('body must be an object')
  .required('body must be set')
  .noUnknown(true, refuseUnknown);

/** The body of `PUT notePath(id)`. */
export const noteChangeSchema: ObjectSchema<NoteChange> = object({
  second,
  body,
  version: number()
    .typeError('version must be a whole number')
    .required('version must be set')
    .integer('version must be a whole number')
    .min(1, 'version must be 1 or more')
    .max(MAX_VERSION, `version must be ${MAX_VERSION} or less`),
})
  .typeError('body must be an object')
  .required('body must be set')
  .noUnknown(true, refuseUnknown);

const search = string()
  .typeError('q must be a text')
  .max(MAX_SEARCH_LENGTH, `q must have ${MAX_SEARCH_LENGTH} characters or fewer`)
  .test('printable', 'q has a character that cannot be shown', isPrintable);

/** The query of `GET notesPath`: text throughout, since a query string is. */
export const noteListQuerySchema = object({
  lessonId: lessonIdSchema.notRequired(),
  q: search,
  page: string()
    .typeError('page must be a whole number')
    .matches(PAGE, { message: 'page must be a whole number, 1 to 9999', excludeEmptyString: false }),
  locale: localeSchema,
}).noUnknown(true, refuseUnknown);

/** What GraphQL's `myProgress` is asked with. */
export const myProgressSchema = object({ courseId: courseIdSchema }).noUnknown(true, refuseUnknown);
