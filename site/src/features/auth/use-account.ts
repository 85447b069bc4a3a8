import { ME_PATH } from '@diamond/accounts/contract/paths';
import type { Account } from '@diamond/accounts/contract/types';
import { useLearnerData, type Asking, type LearnerData } from './use-learner-data.ts';

/** The learner's own profile. */
export function useAccount(): { account: LearnerData<Account>; retry: () => void } {
  const { data: account, retry } = useLearnerData(fetchAccount);
  return { account, retry };
}

async function fetchAccount({ session, signal }: Asking): Promise<Account> {
  return (await session.request<{ data: Account }>({ path: ME_PATH, signal })).data;
}
