import { readLearner } from '../auth/access-token.ts';

/**
 * Seconds belong to who watched them. The first token a film reports with says whose they are; a report that would go
 * with somebody else's, after a sign-out and another sign-in in this browser, is not theirs to send.
 */
export function createOwner(): { accepts: (token: string | null) => boolean } {
  let owner: string | null = null;
  return {
    accepts(token) {
      const learner = token === null ? null : readLearner(token);
      // Signed out for now: the CMS refuses such a report, and it is kept for the learner's return.
      if (learner === null) return true;
      owner ??= learner;
      return owner === learner;
    },
  };
}
