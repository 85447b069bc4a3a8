import { object, string, type InferType } from 'yup';
import { HIT_KINDS, LAST_PAGE, LONGEST_QUESTION, SEARCH_LOCALES, SHORTEST_QUESTION } from './search.ts';

/** Control characters, and halves of what is no character. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** A query string holds texts, and nothing is coerced. There is nothing here to filter, sort or populate by. */
export const searchQuerySchema = object({
  q: string()
    .typeError('q must be a text')
    .required('q must be set')
    .max(LONGEST_QUESTION, `q must have ${LONGEST_QUESTION} characters or fewer`)
    .test('printable', 'q has a character that cannot be shown', (value) => !UNPRINTABLE.test(value ?? ''))
    .test(
      'long enough',
      `q must have ${SHORTEST_QUESTION} characters or more`,
      (value) => !value || value.trim().length >= SHORTEST_QUESTION
    ),
  locale: string()
    .typeError(`locale must be one of ${SEARCH_LOCALES.join(', ')}`)
    .oneOf(SEARCH_LOCALES, `locale must be one of ${SEARCH_LOCALES.join(', ')}`),
  page: string()
    .typeError(`page must be a whole number, 1 to ${LAST_PAGE}`)
    .test('page', `page must be a whole number, 1 to ${LAST_PAGE}`, (value) => value === undefined || isPage(value)),
  kind: string()
    .typeError(`kind must be one of ${HIT_KINDS.join(', ')}`)
    .oneOf(HIT_KINDS, `kind must be one of ${HIT_KINDS.join(', ')}`),
}).noUnknown(true, ({ unknown }: { unknown?: string }) => `unknown field: ${String(unknown ?? '').slice(0, 200)}`);

export type SearchQuery = InferType<typeof searchQuerySchema>;

function isPage(value: string): boolean {
  return /^[1-9]\d?$/.test(value) && Number(value) <= LAST_PAGE;
}
