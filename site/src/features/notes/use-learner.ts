import { useEffect, useState } from 'react';
import { readLearner } from '../auth/access-token.ts';
import { useSession } from '../auth/session-context.tsx';

/** Who is signed in, as the CMS names the learner; `null` for visitors and until it is known. */
export function useLearner(): string | null {
  const { session, isLearner } = useSession();
  const [learner, setLearner] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (!isLearner) setLearner(null);
    else
      void session.token().then((token) => {
        if (isCurrent) setLearner(token && readLearner(token));
      });
    return () => {
      isCurrent = false;
    };
  }, [session, isLearner]);
  return learner;
}
