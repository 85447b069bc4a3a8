import { useFetchClient, type FetchError } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds of quiet before a changed question is asked: people are still typing. */
const PAUSE = 250;

export interface Answer<T> {
  /** The last answer; kept while the next one is on its way, so that nothing jumps. */
  data: T | null;
  isLoading: boolean;
  hasFailed: boolean;
  /** There is no such thing: asking again is no use. */
  isMissing: boolean;
  /** Asks the same again. */
  refresh: () => void;
}

/**
 * Asks one of this plugin's admin routes whenever `path` or `params` change. Late answers to old questions are dropped.
 *
 * @param every milliseconds after which it asks by itself again, while the page is in sight
 */
export function useAnswer<T>({
  path,
  params = {},
  every,
}: {
  path: string;
  params?: Record<string, string>;
  every?: number;
}): Answer<T> {
  const { get } = useFetchClient();
  const ask = useRef(get);
  ask.current = get;
  const [state, setState] = useState<Omit<Answer<T>, 'refresh'>>({
    data: null,
    isLoading: true,
    hasFailed: false,
    isMissing: false,
  });
  const [turn, setTurn] = useState(0);
  const hasAsked = useRef(false);
  const question = withQuery({ path, params });

  useEffect(() => {
    let isCurrent = true;
    setState((last) => ({ ...last, isLoading: true, hasFailed: false, isMissing: false }));
    const timer = setTimeout(
      async () => {
        hasAsked.current = true;
        try {
          const { data } = await ask.current<T>(question);
          if (isCurrent) setState({ data, isLoading: false, hasFailed: false, isMissing: false });
        } catch (error) {
          // Whatever it was, the screen says that it failed and offers to ask again.
          const isMissing = (error as FetchError).status === 404;
          if (isCurrent) setState((last) => ({ ...last, isLoading: false, hasFailed: true, isMissing }));
        }
      },
      hasAsked.current ? PAUSE : 0
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [question, turn]);

  const refresh = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    if (every === undefined) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), every);
    return () => clearInterval(timer);
  }, [every, refresh]);

  return { ...state, refresh };
}

/** The admin's own client writes queries without escaping them; what people type must arrive as it was typed. */
export function withQuery({ path, params }: { path: string; params: Record<string, string> }): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}
