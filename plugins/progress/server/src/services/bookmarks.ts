import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  BOOKMARK_CODES,
  MAX_BOOKMARKS,
  PROGRESS_CODES,
  type Bookmark,
  type BookmarkKind,
} from '../../../contract/index.ts';
import { addBookmark, deleteBookmark, findBookmarks } from '../store/bookmarks.ts';

const NOT_FOUND: Record<BookmarkKind, { code: string; message: string }> = {
  lessons: { code: PROGRESS_CODES.lessonNotFound, message: 'There is no such lesson.' },
  courses: { code: PROGRESS_CODES.courseNotFound, message: 'There is no such course.' },
};

/** A learner's bookmarks. Every call is about one learner, `userId`, and can reach no other's rows. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;

  return {
    /** The newest first, named in `locale` where they are published in it. */
    async list({ userId, locale }: { userId: number; locale?: string }): Promise<Bookmark[]> {
      return findBookmarks({ db: db(), userId, locale });
    },

    /**
     * What is bookmarked already stays as it is.
     *
     * @throws Refusal 404 `lesson-not-found` or `course-not-found`, 409 `too-many-bookmarks`, 401 `sign-in` when the
     *   account is gone
     */
    async add({ userId, kind, id }: { userId: number; kind: BookmarkKind; id: string }): Promise<void> {
      const added = await addBookmark({ db: db(), userId, kind, id });
      if (!added)
        throw new Refusal({ status: 401, code: PROGRESS_CODES.signIn, message: 'This account no longer exists.' });
      if (added.isKept) return;
      if (!added.isThere) throw new Refusal({ status: 404, ...NOT_FOUND[kind] });
      throw new Refusal({
        status: 409,
        code: BOOKMARK_CODES.tooMany,
        message: `You have ${MAX_BOOKMARKS} bookmarks, as many as one can keep. Remove some to make room.`,
      });
    },

    /** Removing what is not there is done already. */
    async remove({ userId, kind, id }: { userId: number; kind: BookmarkKind; id: string }): Promise<void> {
      await deleteBookmark({ db: db(), userId, kind, id });
    },
  };
};
