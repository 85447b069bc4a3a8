import { ACCESS_CODES, type RefusedBecause } from '@diamond/access/contract/because';
import type { LeaseRefusal } from '@diamond/mux/contract/lease';
import { ApiError } from '../../lib/api.ts';

/** Why there is no film to play. */
export type PlayerProblem =
  | 'signIn'
  | 'notAMember'
  | 'notGranted'
  | 'notReady'
  | 'notFound'
  | 'noVideo'
  | 'unreachable'
  | 'offline'
  | 'busy'
  | 'elsewhere'
  | 'failed';

/** Each code of the contracts by name: one that is new or renamed there does not compile here. */
const OF_ACCESS: Record<RefusedBecause, PlayerProblem> = {
  'sign-in': 'signIn',
  'not-a-member': 'notAMember',
  'not-granted': 'notGranted',
};
const OF_LEASE: Record<LeaseRefusal, PlayerProblem> = {
  'video-not-ready': 'notReady',
  'no-video': 'noVideo',
  'no-decider': 'failed',
  'stream-taken-over': 'elsewhere',
  'too-many-leases': 'busy',
};
const BY_CODE: Record<string, PlayerProblem> = {
  ...OF_ACCESS,
  ...OF_LEASE,
  [ACCESS_CODES.lessonNotFound]: 'notFound',
  unreachable: 'unreachable',
};

/**
 * What a refused or failed lease means for the learner.
 *
 * @param isOffline this device says that it has no network
 */
export function toPlayerProblem(
  error: unknown,
  { isOffline = navigator.onLine === false }: { isOffline?: boolean } = {}
): PlayerProblem {
  if (!(error instanceof ApiError)) return 'failed';
  if (isOffline && error.status === 0) return 'offline';
  if (error.status === 503) return 'busy';
  const known = BY_CODE[error.code];
  if (known) return known;
  if (error.status === 401) return 'signIn';
  if (error.status === 429) return 'busy';
  if (error.status === 404) return 'notFound';
  return 'failed';
}

/** True when a film that is on may still be watched, only not this moment; false when it is not for this learner here and now. */
export function isPassing(problem: PlayerProblem): boolean {
  return problem === 'failed' || isUnanswered(problem) || problem === 'busy';
}

/** True when nobody answered who could say anything about the film. */
export function isUnanswered(problem: PlayerProblem): boolean {
  return problem === 'unreachable' || problem === 'offline';
}
