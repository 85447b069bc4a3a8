import { leasePath, type PlaybackLease } from '@diamond/mux/contract/lease';
import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../auth/session-context.tsx';
import { fetchLessonProgress } from '../progress/progress-api.ts';
import { findStart } from './lease-clock.ts';
import { toPlayerProblem, type PlayerProblem } from './player-problem.ts';

/** Milliseconds between two looks at a film that is being prepared. */
const LOOK_AGAIN = 8_000;

export interface FreshLease {
  lease: PlaybackLease;
  /** Milliseconds since 1970, by this device. */
  fetchedAt: number;
}

export type LeaseState =
  | { kind: 'loading' }
  | { kind: 'ready'; first: FreshLease; startAt: number; isLearner: boolean }
  | { kind: 'problem'; problem: PlayerProblem };

/**
 * Gets what is needed to play a lesson, for whoever is looking: the lease, and for learners where to resume. Asks
 * again when someone signs in or out, and every few seconds while the film is being prepared.
 */
export function useLease(lessonId: string): { state: LeaseState; retry: () => void; renew: () => Promise<FreshLease> } {
  const { session, status } = useSession();
  const [state, setState] = useState<LeaseState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const isKnown = status !== 'unknown' && status !== 'restoring';
  const isLearner = status === 'learner';

  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  const renew = useCallback(
    async (signal?: AbortSignal): Promise<FreshLease> => {
      const { data } = await session.request<{ data: PlaybackLease }>({ path: leasePath(lessonId), signal });
      return { lease: data, fetchedAt: Date.now() };
    },
    [session, lessonId]
  );

  useEffect(() => {
    if (!isKnown) return;
    const leaving = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const { signal } = leaving;
    setState((known) => (known.kind === 'problem' && known.problem === 'notReady' ? known : { kind: 'loading' }));
    const saved = isLearner
      ? fetchLessonProgress({ session, lessonId, signal }).catch(() => null)
      : Promise.resolve(null);
    Promise.all([renew(signal), saved]).then(
      ([first, progress]) => {
        if (signal.aborted) return;
        const startAt = progress ? findStart({ ...progress, duration: first.lease.duration }) : 0;
        setState({ kind: 'ready', first, startAt, isLearner });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        const problem = toPlayerProblem(error);
        setState({ kind: 'problem', problem });
        if (problem === 'notReady') again = setTimeout(retry, LOOK_AGAIN);
      }
    );
    return () => {
      leaving.abort();
      clearTimeout(again);
    };
  }, [session, lessonId, isKnown, isLearner, attempt, renew, retry]);

  return { state, retry, renew };
}
