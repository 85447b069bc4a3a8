import { useEffect } from 'react';
import { useSession } from '../auth/session-context.tsx';

/** Milliseconds a sign-out waits for what is unsent; what is not through by then is kept for this learner's return. */
const LAST_TRY = 3_000;

/** Fetched only for learners: visitors have nothing to send. */
const loadOutbox = async () => (await import('./browser-outbox.ts')).browserOutbox();

/** On every page a learner opens, what an earlier visit could not send goes out. */
export function UnsentReports(): null {
  const { learnerId } = useSession();
  useEffect(() => {
    // When the code itself cannot be had, the next page tries again.
    if (learnerId !== null) loadOutbox().then((outbox) => outbox.retry(), noCode);
  }, [learnerId]);
  return null;
}

/** Where this browser last was in a lesson, when the CMS did not know it before now; null when the CMS knows best. */
export async function findUnsentPosition(lessonId: string): Promise<number | null> {
  return loadOutbox().then((outbox) => outbox.findPosition(lessonId), noCode);
}

/** Before a sign-out: sends what is unsent, if that goes quickly. */
export async function sendUnsent(): Promise<void> {
  await Promise.race([
    loadOutbox().then((outbox) => outbox.retry(), noCode),
    new Promise((resolve) => setTimeout(resolve, LAST_TRY)),
  ]);
}

function noCode(): null {
  return null;
}
