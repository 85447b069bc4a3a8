import type { ContinueItem } from '@diamond/progress/contract/types';
import { useEffect, useState } from 'react';
import { useSession } from '../auth/session-context.tsx';
import { fetchContinue } from './progress-api.ts';

/** `null` while they are on their way, `failed` when they cannot be had. */
export type ContinueItems = ContinueItem[] | 'failed' | null;

export function useContinueItems(): { items: ContinueItems; retry: () => void } {
  const { session, isLearner } = useSession();
  const [items, setItems] = useState<ContinueItems>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isLearner) return;
    const leaving = new AbortController();
    setItems(null);
    fetchContinue({ session, signal: leaving.signal }).then(setItems, () => {
      if (!leaving.signal.aborted) setItems('failed');
    });
    return () => leaving.abort();
  }, [session, isLearner, attempt]);
  return { items, retry: () => setAttempt((count) => count + 1) };
}
