import { createReporter, type Reporter, type ReporterState } from '@diamond/progress/contract/reporter';
import { readOutcome, type SendOutcome } from '@diamond/progress/contract/outcome';
import { lessonProgressPath } from '@diamond/progress/contract/paths';
import type { ProgressReport } from '@diamond/progress/contract/types';
import { useEffect, useRef, useState } from 'react';
import { CMS_URL } from '../../lib/api.ts';
import { createOwner } from './owner.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Session } from '../auth/session.ts';

/**
 * Reports what is really played of a lesson for as long as the page shows it, and what is left when the page goes.
 *
 * @param isKept false for visitors, who have nowhere to keep it
 */
export function useReporter({
  lessonId,
  isKept,
  onState,
}: {
  lessonId: string;
  isKept: boolean;
  onState: (state: ReporterState) => void;
}): Reporter | null {
  const { session } = useSession();
  const [reporter, setReporter] = useState<Reporter | null>(null);
  const told = useRef(onState);
  useEffect(() => {
    told.current = onState;
  }, [onState]);

  useEffect(() => {
    if (!isKept) return;
    const owner = createOwner();
    const made = createReporter({
      send: (request) => sendReport({ session, owner, lessonId, ...request }),
      clock: {
        now: Date.now,
        elapsed: () => performance.now(),
        after: (ms, task) => {
          const timer = setTimeout(task, ms);
          return () => clearTimeout(timer);
        },
      },
      newSessionId: makeUuid,
      random: Math.random,
      onState: (state) => told.current(state),
    });
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') made.hide();
    };
    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('pagehide', made.hide);
    addEventListener('online', made.retry);
    setReporter(made);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      removeEventListener('pagehide', made.hide);
      removeEventListener('online', made.retry);
      made.close();
    };
  }, [session, lessonId, isKept]);

  return reporter;
}

const ANOTHER_LEARNER: SendOutcome = { kind: 'refused', code: 'another-learner' };

/** Goes past `session.request`: every answer is for the reporter to read, and a page that goes cannot wait for a new token. */
async function sendReport({
  session,
  owner,
  lessonId,
  report,
  keepalive,
}: {
  session: Session;
  owner: ReturnType<typeof createOwner>;
  lessonId: string;
  report: ProgressReport;
  keepalive: boolean;
}): Promise<SendOutcome> {
  const token = await session.token();
  if (!owner.accepts(token)) return ANOTHER_LEARNER;
  let response = await putReport({ lessonId, report, keepalive, token });
  if (response.status === 401 && token && !keepalive) {
    const renewed = await session.token({ instead: token });
    if (!owner.accepts(renewed)) return ANOTHER_LEARNER;
    if (renewed) response = await putReport({ lessonId, report, keepalive, token: renewed });
  }
  const body: unknown = await response.json().catch(() => null);
  return readOutcome({ status: response.status, body, retryAfter: response.headers.get('retry-after') });
}

function putReport({
  lessonId,
  report,
  keepalive,
  token,
}: {
  lessonId: string;
  report: ProgressReport;
  keepalive: boolean;
  token: string | null;
}): Promise<Response> {
  return fetch(`${CMS_URL}${lessonProgressPath(lessonId)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(report),
    credentials: 'omit',
    keepalive,
  });
}

/** `crypto.randomUUID` is there only where the page is served securely. */
function makeUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, index) =>
    (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')
  );
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-');
}
