import type { Decision } from '@diamond/access/contract/because';
import { courseAccessPath } from '@diamond/access/contract/paths';
import { useEffect, useState } from 'react';
import { useSession } from '../auth/session-context.tsx';

/** Whether this learner may watch the course's ordinary lessons; null for visitors and until it is known. */
export function useCourseAccess(courseId: string): Decision | null {
  const { session, isLearner } = useSession();
  const [decision, setDecision] = useState<Decision | null>(null);
  useEffect(() => {
    setDecision(null);
    if (!isLearner) return;
    const leaving = new AbortController();
    session.request<{ data: Decision }>({ path: courseAccessPath(courseId), signal: leaving.signal }).then(
      ({ data }) => setDecision(data),
      // Each lesson asks again for itself; the course page only spares a click.
      () => setDecision(null)
    );
    return () => leaving.abort();
  }, [session, isLearner, courseId]);
  return decision;
}
