import { courseIdSchema, lessonIdSchema } from '@diamond/access/contract';
import { object, string } from 'yup';
import { BOOKMARK_KINDS, type BookmarkKind } from './bookmarks.ts';

/** What a bookmark's path names. */
export const bookmarkParamsSchema = object({
  kind: string<BookmarkKind>()
    .required('kind must be set')
    .oneOf(BOOKMARK_KINDS, `kind must be ${BOOKMARK_KINDS.join(' or ')}`),
  id: string()
    .required('id must be set')
    .when('kind', ([kind]: unknown[]) => (kind === 'courses' ? courseIdSchema : lessonIdSchema)),
});
