import type { Bookmark } from '@diamond/progress/contract/bookmarks';
import { coursePagePath, lessonPagePath } from '@diamond/progress/contract/pages';
import { LocalLink } from '../../components/local-link.tsx';
import { useCallback, useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Icon } from '../../components/icon.tsx';
import { RetryAlert } from '../../components/retry-alert.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useLocaleQuery, useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { useLearnerData, type Asking } from '../auth/use-learner-data.ts';
import { fetchBookmarks, setBookmark } from './bookmarks-api.ts';

const keyOf = ({ kind, id }: Pick<Bookmark, 'kind' | 'id'>): string => `${kind}/${id}`;

/** What the learner bookmarked, the newest first. */
export function BookmarkShelf() {
  const texts = useTexts();
  const words = texts.bookmarks;
  const { session } = useSession();
  const { locale } = useLocaleQuery();
  const [problem, setProblem] = useState<string | null>(null);
  const fetchNamed = useCallback((asking: Asking) => fetchBookmarks({ ...asking, locale }), [locale]);
  const { data: bookmarks, setData: setBookmarks, retry } = useLearnerData(fetchNamed);

  const remove = async (bookmark: Bookmark) => {
    setProblem(null);
    try {
      await setBookmark({ session, ...bookmark, isKept: false });
      setBookmarks((known) =>
        Array.isArray(known) ? known.filter((other) => keyOf(other) !== keyOf(bookmark)) : known
      );
    } catch {
      setProblem(texts.bookmark.failed);
    }
  };
  return (
    <section className="mt-14" aria-labelledby="bookmarks">
      <h2 id="bookmarks" className="text-2xl">
        {words.title}
      </h2>
      {problem && (
        <div className="mt-4">
          <Alert tone="bad">{problem}</Alert>
        </div>
      )}
      {bookmarks === null && <Skeleton className="mt-6 h-20" />}
      {bookmarks === 'failed' && <RetryAlert text={words.loadFailed} className="mt-4" onRetry={retry} />}
      {Array.isArray(bookmarks) && bookmarks.length === 0 && <p className="mt-4 text-ink-soft">{words.none}</p>}
      {Array.isArray(bookmarks) && bookmarks.length > 0 && (
        <ul className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {bookmarks.map((bookmark) => (
            <BookmarkCard key={keyOf(bookmark)} bookmark={bookmark} onRemove={() => void remove(bookmark)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function BookmarkCard({ bookmark: { kind, target }, onRemove }: { bookmark: Bookmark; onRemove: () => void }) {
  const words = useTexts().bookmarks;
  const title = target?.title ?? words.unpublished;
  return (
    <li className="relative flex items-center gap-3 rounded-card border border-line bg-surface p-4 transition-colors hover:border-line-strong">
      <Icon name="bookmark" isFilled={target !== null} className="size-5 shrink-0 text-brand-ink" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm text-ink-faint">
          {kind === 'courses' ? words.course : (target?.courseTitle ?? words.lesson)}
        </p>
        {target ? (
          <LocalLink to={toPath(target)} className="block font-semibold break-words after:absolute after:inset-0">
            {title}
          </LocalLink>
        ) : (
          <p className="text-ink-soft">{title}</p>
        )}
      </div>
      <button
        type="button"
        onClick={onRemove}
        aria-label={words.remove(title)}
        title={words.remove(title)}
        className="relative grid size-10 shrink-0 cursor-pointer place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
      >
        <Icon name="close" className="size-4.5" />
      </button>
    </li>
  );
}

function toPath({ courseSlug, lessonSlug }: NonNullable<Bookmark['target']>): string {
  return lessonSlug === null ? coursePagePath({ courseSlug }) : lessonPagePath({ courseSlug, lessonSlug });
}
