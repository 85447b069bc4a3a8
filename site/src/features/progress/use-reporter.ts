import { createReporter, type Reporter, type ReporterState } from '@diamond/progress/contract/reporter';
import { useEffect, useRef, useState } from 'react';
import { makeUuid } from '../../lib/uuid.ts';
import { browserClock, browserOutbox } from './browser-outbox.ts';

/**
 * Keeps and reports what is really played of a lesson for as long as the page shows it.
 *
 * @param owner whose film it is; null for visitors, who have nowhere to keep it
 * @param ticket the server's word for when the lesson was opened
 */
export function useReporter({
  lessonId,
  owner,
  ticket,
  onState,
}: {
  lessonId: string;
  owner: string | null;
  ticket: string | null;
  onState: (state: ReporterState) => void;
}): Reporter | null {
  const [reporter, setReporter] = useState<Reporter | null>(null);
  const told = useRef(onState);
  useEffect(() => {
    told.current = onState;
  }, [onState]);

  useEffect(() => {
    if (owner === null) return;
    const made = createReporter({
      lessonId,
      owner,
      ticket,
      outbox: browserOutbox(),
      clock: browserClock,
      newSessionId: makeUuid,
      onState: (state) => told.current(state),
    });
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') made.hide();
    };
    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('pagehide', made.hide);
    setReporter(made);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      removeEventListener('pagehide', made.hide);
      made.close();
    };
  }, [lessonId, owner, ticket]);

  return reporter;
}
