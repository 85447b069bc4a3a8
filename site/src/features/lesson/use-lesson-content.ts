import { lessonContentPath } from '@diamond/access/contract/paths';
import type { LessonContent } from '@diamond/access/contract/types';
import { useEffect, useState } from 'react';
import { ApiError } from '../../lib/api.ts';
import { useLocaleQuery } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';

/** `closed`: not for whoever is looking; the player's place says why. */
export type ContentState =
  | { kind: 'loading' }
  | { kind: 'ready'; content: LessonContent }
  | { kind: 'closed' }
  | { kind: 'failed' };

const CLOSED: ContentState = { kind: 'closed' };

/** The gated part of a lesson beside its film: text and files. Asked for anew when it is asked for again. */
export function useLessonContent({ lessonId, isAsked }: { lessonId: string; isAsked: boolean }): {
  state: ContentState;
  retry: () => void;
} {
  const { session, status } = useSession();
  const { locale } = useLocaleQuery();
  const [state, setState] = useState<ContentState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const mayAsk = isAsked && status !== 'unknown' && status !== 'restoring';
  const isLearner = status === 'learner';
  useEffect(() => {
    if (!mayAsk) return;
    const leaving = new AbortController();
    setState({ kind: 'loading' });
    const path = lessonContentPath(lessonId) + (locale ? `?locale=${locale}` : '');
    session.request<{ data: LessonContent }>({ path, signal: leaving.signal }).then(
      ({ data }) => setState({ kind: 'ready', content: data }),
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        const isClosed = error instanceof ApiError && [401, 403, 404].includes(error.status);
        setState({ kind: isClosed ? 'closed' : 'failed' });
      }
    );
    return () => leaving.abort();
  }, [session, lessonId, locale, mayAsk, isLearner, attempt]);
  return { state: isAsked ? state : CLOSED, retry: () => setAttempt((count) => count + 1) };
}
