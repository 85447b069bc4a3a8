import { leasePath, type PlaybackLease } from '@diamond/mux/contract/lease';
import type { HeldLease } from '@diamond/mux/contract/lease-keeper';
import { useCallback, useEffect, useRef, useState } from 'react';
import { makeUuid } from '../../lib/uuid.ts';
import { useSession } from '../auth/session-context.tsx';
import { findUnsentPosition } from '../progress/unsent.ts';
import { findStart } from './find-start.ts';
import { isUnanswered, toPlayerProblem, type PlayerProblem } from './player-problem.ts';

/** Milliseconds between two looks at a film that is being prepared. */
const LOOK_AGAIN = 8_000;

export type LeaseState =
  | { kind: 'loading' }
  | { kind: 'ready'; film: LeasedFilm }
  | { kind: 'problem'; problem: PlayerProblem };

/** What it takes to play a lesson here and now. */
export interface LeasedFilm {
  first: HeldLease;
  /** Asks for another lease for the film that is on. @throws ApiError */
  mint: (request: { playing: string }) => Promise<HeldLease>;
  /** Names this player among the screens of its learner. */
  screen: string;
  /** Second at which to start. */
  startAt: number;
  /** Somebody asked for this film in so many words: it need not be started by hand. */
  shouldPlay: boolean;
  /** Whose progress is kept; null for visitors. */
  learnerId: string | null;
  /** The server's word for when the lesson was opened. */
  ticket: string | null;
}

export interface LessonLease {
  state: LeaseState;
  retry: () => void;
  /** Takes the film to this screen, which another screen of the same learner has. */
  takeOver: () => void;
  /** The film can go on no more, because of `error`. */
  lose: (problem: PlayerProblem) => void;
}

/**
 * Gets what is needed to play a lesson, for whoever is looking, and where to resume: the place this browser could not
 * send before, or else the one the lease tells. Asks again when someone signs in or out, and every few seconds while the
 * film is being prepared.
 */
export function useLease(lessonId: string): LessonLease {
  const { session, status, learnerId } = useSession();
  const [state, setState] = useState<LeaseState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const isTaken = useRef(false);
  const isKnown = status !== 'unknown' && status !== 'restoring';

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const takeOver = useCallback(() => {
    isTaken.current = true;
    retry();
  }, [retry]);
  const lose = useCallback((problem: PlayerProblem) => setState({ kind: 'problem', problem }), []);

  useEffect(() => {
    if (!isKnown) return;
    const leaving = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const { signal } = leaving;
    const screen = makeUuid();
    const shouldPlay = isTaken.current;
    isTaken.current = false;
    const mint = async ({ playing }: { playing?: string }): Promise<HeldLease> => {
      const path = leasePath(lessonId, { playing, session: screen });
      const { data } = await session.request<{ data: PlaybackLease }>({ path, signal });
      return { lease: data, fetchedAt: Date.now() };
    };
    const renew = (request: { playing: string }) =>
      mint(request).catch((error: unknown) => {
        const problem = toPlayerProblem(error);
        // Nobody waits for the tokens to end when another screen has the film.
        if (problem === 'elsewhere' && !signal.aborted) lose(problem);
        throw error;
      });
    setState((known) => (known.kind === 'problem' && known.problem === 'notReady' ? known : { kind: 'loading' }));
    Promise.all([mint({}), learnerId === null ? null : findUnsentPosition(lessonId)]).then(
      ([first, unsent]) => {
        if (signal.aborted) return;
        const { resume, duration } = first.lease;
        const startAt = findStart({ position: unsent ?? resume?.position ?? 0, duration });
        const ticket = resume?.ticket ?? null;
        setState({ kind: 'ready', film: { first, mint: renew, screen, startAt, shouldPlay, learnerId, ticket } });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        const problem = toPlayerProblem(error);
        setState({ kind: 'problem', problem });
        if (problem === 'notReady') again = setTimeout(retry, LOOK_AGAIN);
        if (isUnanswered(problem)) addEventListener('online', retry, { once: true, signal });
      }
    );
    return () => {
      leaving.abort();
      clearTimeout(again);
    };
  }, [session, lessonId, isKnown, learnerId, attempt, retry, lose]);

  return { state, retry, takeOver, lose };
}
