import { BOOKMARK_CODES, type BookmarkKind } from '@diamond/progress/contract/bookmarks';
import { navigate } from 'gatsby';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ApiError } from '../../lib/api.ts';
import { withReturn } from '../../lib/safe-path.ts';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { BookmarkFace } from './bookmark-face.tsx';
import { fetchBookmarks, setBookmark } from './bookmarks-api.ts';

/** Keeps a lesson or course to be found again. Everyone sees it; a visitor is shown the way in. */
export function BookmarkButton({
  kind,
  id,
  from,
  look = 'secondary',
}: {
  kind: BookmarkKind;
  /** Document id. */
  id: string;
  /** Where to come back to after signing in. */
  from: string;
  look?: 'secondary' | 'night-quiet';
}) {
  const words = useTexts().bookmark;
  const toLocal = useLocalPath();
  const { session, status, isLearner } = useSession();
  const [isKept, setIsKept] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // What is clicked is newer than any list that was asked for before.
  const asking = useRef<AbortController | null>(null);
  useEffect(() => {
    setIsKept(false);
    if (!isLearner) return;
    const leaving = new AbortController();
    asking.current = leaving;
    fetchBookmarks({ session, signal: leaving.signal }).then(
      (bookmarks) => setIsKept(bookmarks.some((bookmark) => bookmark.kind === kind && bookmark.id === id)),
      // Without the list it may be bookmarked twice, which is once.
      () => setIsKept((known) => known)
    );
    return () => leaving.abort();
  }, [session, isLearner, kind, id]);

  const toggle = async () => {
    if (status === 'visitor') return navigate(toLocal(withReturn({ form: '/login/', from })));
    const wanted = !isKept;
    asking.current?.abort();
    setIsKept(wanted);
    setIsBusy(true);
    setProblem(null);
    try {
      await setBookmark({ session, kind, id, isKept: wanted });
    } catch (error) {
      setIsKept(!wanted);
      const isFull = error instanceof ApiError && error.code === BOOKMARK_CODES.tooMany;
      setProblem(isFull ? words.tooMany : words.failed);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button look={look} size="small" aria-pressed={isKept} isBusy={isBusy} onClick={() => void toggle()}>
        <BookmarkFace isKept={isKept} />
      </Button>
      {problem && (
        <span role="alert" className="self-center text-sm font-medium text-bad">
          {problem}
        </span>
      )}
    </>
  );
}
