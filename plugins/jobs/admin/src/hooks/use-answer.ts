import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds of quiet before a changed question is asked: people are still typing. */
const PAUSE = 250;

export interface Answer<T> {
  /** The last answer; kept while the next one is on its way, so that nothing jumps. */
  data: T | null;
  isLoading: boolean;
  hasFailed: boolean;
  /** Asks the same again. */
  refresh: () => void;
}

/** Asks one of this plugin's admin routes whenever `path` or `params` change. Late answers to old questions are dropped. */
export function useAnswer<T>({ path, params }: { path: string; params: Record<string, string> }): Answer<T> {
  const { get } = useFetchClient();
  const ask = useRef(get);
  ask.current = get;
  const [state, setState] = useState<{ data: T | null; isLoading: boolean; hasFailed: boolean }>({
    data: null,
    isLoading: true,
    hasFailed: false,
  });
  const [turn, setTurn] = useState(0);
  const question = JSON.stringify(params);

  useEffect(() => {
    let isCurrent = true;
    setState((last) => ({ ...last, isLoading: true, hasFailed: false }));
    const timer = setTimeout(async () => {
      try {
        const { data } = await ask.current<T>(path, { params: JSON.parse(question) });
        if (isCurrent) setState({ data, isLoading: false, hasFailed: false });
      } catch {
        // Whatever it was, the screen says that it failed and offers to ask again.
        if (isCurrent) setState((last) => ({ ...last, isLoading: false, hasFailed: true }));
      }
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [path, question, turn]);

  return { ...state, refresh: useCallback(() => setTurn((last) => last + 1), []) };
}
