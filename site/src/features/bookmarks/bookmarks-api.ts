import { bookmarkPath, bookmarksPath, type Bookmark, type BookmarkKind } from '@diamond/progress/contract/bookmarks';
import type { Session } from '../auth/session.ts';

/** The learner's bookmarks, the newest first. @throws ApiError */
export async function fetchBookmarks({
  session,
  locale,
  signal,
}: {
  session: Session;
  /** The language they are named in. */
  locale?: string;
  signal?: AbortSignal;
}): Promise<Bookmark[]> {
  const path = locale ? `${bookmarksPath}?locale=${locale}` : bookmarksPath;
  return (await session.request<{ data: Bookmark[] }>({ path, signal })).data;
}

/** Also when the page is left at once. @throws ApiError */
export async function setBookmark({
  session,
  kind,
  id,
  isKept,
}: {
  session: Session;
  kind: BookmarkKind;
  id: string;
  isKept: boolean;
}): Promise<void> {
  await session.request<undefined>({
    path: bookmarkPath({ kind, id }),
    method: isKept ? 'PUT' : 'DELETE',
    keepalive: true,
  });
}
