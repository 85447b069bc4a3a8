import { SHORTEST_QUESTION, searchPath, type HitKind } from '@diamond/search/contract/search';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../lib/api.ts';
import { useLocale } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { isSearchAnswer, toFound, type FoundPage } from './found.ts';
import { answerQuestion, type Question, type Shown } from './search-session.ts';
import type { StaticSearch } from './static-search.ts';

/** Milliseconds of rest before what is typed is searched for. */
const REST = 200;

export interface Search {
  /** What is shown; it stays until the next answer is there. */
  shown: Shown | null;
  /** `idle` before there is a question; `failed` when neither the CMS nor the list answered. */
  state: 'idle' | 'searching' | 'done' | 'failed';
  more: 'none' | 'there' | 'coming' | 'failed';
  showMore: () => void;
  retry: () => void;
}

/** Answers of what is typed, as it is typed. */
export function useSearch({ typed, kind }: { typed: string; kind: HitKind | null }): Search {
  const { session, learnerId } = useSession();
  const locale = useLocale();
  const [shown, setShown] = useState<Shown | null>(null);
  const [state, setState] = useState<Search['state']>('idle');
  const [more, setMore] = useState<'idle' | 'coming' | 'failed'>('idle');
  const [attempt, setAttempt] = useState(0);
  const list = useRef<Promise<StaticSearch> | null>(null);
  const current = useRef<Shown | null>(null);
  const text = typed.trim();

  const askCms = useCallback(
    async ({ text: question, kind: only, page, signal }: Question & { page: number; signal: AbortSignal }) => {
      const answer = await session.request<unknown>({
        path: searchPath({ question, locale, page, kind: only }),
        signal,
      });
      if (!isSearchAnswer(answer)) throw new ApiError({ status: 200, code: 'unreachable', message: 'No answer came' });
      return { found: answer.data.map(toFound), total: answer.meta.total } satisfies FoundPage;
    },
    [session, locale]
  );

  useEffect(() => {
    const show = (next: Shown | null) => {
      current.current = next;
      setShown(next);
      setState(next ? 'done' : 'failed');
      setMore('idle');
    };
    if (text.length < SHORTEST_QUESTION) {
      current.current = null;
      setShown(null);
      return setState('idle');
    }
    setState('searching');
    const leaving = new AbortController();
    const openList = () =>
      (list.current ??= import('./static-search.ts')
        .then(({ openStaticSearch }) => openStaticSearch({ locale }))
        .catch((error: unknown) => {
          // The next question tries again.
          list.current = null;
          throw error;
        }));
    const timer = setTimeout(
      () => void answerQuestion({ question: { text, kind }, signal: leaving.signal, askCms, openList, show }),
      REST
    );
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
    // Who signs in meanwhile may find more.
  }, [text, kind, locale, askCms, attempt, learnerId]);

  const showMore = useCallback(() => {
    const before = current.current;
    if (!before) return;
    setMore('coming');
    askCms({ ...before.question, page: before.pages + 1, signal: new AbortController().signal }).then(
      (page) => {
        // Another question was asked meanwhile.
        if (current.current !== before) return;
        current.current = {
          ...before,
          found: [...before.found, ...page.found],
          total: page.total,
          pages: before.pages + 1,
        };
        setShown(current.current);
        setMore('idle');
      },
      () => {
        if (current.current === before) setMore('failed');
      }
    );
  }, [askCms]);

  const isMore = shown !== null && shown.source === 'cms' && shown.found.length < shown.total;
  return {
    shown,
    state,
    more: !isMore ? 'none' : more === 'idle' ? 'there' : more,
    showMore,
    retry: useCallback(() => setAttempt((count) => count + 1), []),
  };
}
