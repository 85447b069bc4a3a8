import { ME_PATH } from '@diamond/accounts/contract/paths';
import type { Account } from '@diamond/accounts/contract/types';
import { useEffect, useState } from 'react';
import { useSession } from './session-context.tsx';

/** The learner's own profile: `null` on its way, `failed` when it cannot be had. */
export function useAccount(): { account: Account | 'failed' | null; retry: () => void } {
  const { session, isLearner } = useSession();
  const [account, setAccount] = useState<Account | 'failed' | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isLearner) return;
    const leaving = new AbortController();
    setAccount(null);
    session.request<{ data: Account }>({ path: ME_PATH, signal: leaving.signal }).then(
      ({ data }) => setAccount(data),
      () => {
        if (!leaving.signal.aborted) setAccount('failed');
      }
    );
    return () => leaving.abort();
  }, [session, isLearner, attempt]);
  return { account, retry: () => setAttempt((count) => count + 1) };
}
