import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { useSession } from './session-context.tsx';
import type { Session } from './session.ts';

/** `null` on its way and for visitors, `failed` when it cannot be had. */
export type LearnerData<T> = T | 'failed' | null;

/** What a question to the CMS needs beside its path. */
export interface Asking {
  session: Session;
  signal: AbortSignal;
}

/**
 * Something of the learner's own, asked for as soon as there is one and forgotten when they leave.
 *
 * @param ask what to ask; another function asks anew
 */
export function useLearnerData<T>(ask: (asking: Asking) => Promise<T>): {
  data: LearnerData<T>;
  setData: Dispatch<SetStateAction<LearnerData<T>>>;
  retry: () => void;
} {
  const { session, isLearner, learnerId } = useSession();
  const [data, setData] = useState<LearnerData<T>>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setData(null);
    if (!isLearner) return;
    const leaving = new AbortController();
    ask({ session, signal: leaving.signal }).then(
      (found) => {
        if (!leaving.signal.aborted) setData(found);
      },
      () => {
        if (!leaving.signal.aborted) setData('failed');
      }
    );
    return () => leaving.abort();
  }, [ask, session, isLearner, learnerId, attempt]);
  return { data, setData, retry: () => setAttempt((count) => count + 1) };
}
