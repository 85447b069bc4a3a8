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
  | 'busy'
  | 'failed';

const BY_CODE: Record<string, PlayerProblem> = {
  'sign-in': 'signIn',
  'not-a-member': 'notAMember',
  'not-granted': 'notGranted',
  'video-not-ready': 'notReady',
  'lesson-not-found': 'notFound',
  'no-video': 'noVideo',
  unreachable: 'unreachable',
};

/** What a refused or failed lease means for the learner. */
export function toPlayerProblem(error: unknown): PlayerProblem {
  if (!(error instanceof ApiError)) return 'failed';
  const known = BY_CODE[error.code];
  if (known) return known;
  if (error.status === 401) return 'signIn';
  if (error.status === 429) return 'busy';
  if (error.status === 404) return 'notFound';
  return 'failed';
}
