/** Why a learner may watch. `granted` also opens a members' course; a membership never opens a granted one. */
export type AllowedBecause = 'free-preview' | 'everyone' | 'member' | 'granted';

/** Why not, and so what would help: signing in, joining, or asking for this course. */
export type RefusedBecause = 'sign-in' | 'not-a-member' | 'not-granted';

export type Because = AllowedBecause | RefusedBecause;

export type Decision = { allowed: true; because: AllowedBecause } | { allowed: false; because: RefusedBecause };

/** `error.details.code` of what these routes refuse, beside the three of `RefusedBecause`. */
export const ACCESS_CODES = {
  lessonNotFound: 'lesson-not-found',
  courseNotFound: 'course-not-found',
  fileNotFound: 'file-not-found',
  filesNotPrivate: 'files-not-private',
  ticketRefused: 'ticket-refused',
  learnerNotFound: 'learner-not-found',
  grantNotFound: 'grant-not-found',
} as const;

const REFUSALS: Record<RefusedBecause, { status: 401 | 403; message: string }> = {
  'sign-in': { status: 401, message: 'Sign in to watch this lesson.' },
  'not-a-member': { status: 403, message: 'This lesson is for members.' },
  'not-granted': { status: 403, message: 'This lesson belongs to a course you have not been given.' },
};

/** The HTTP status and the words of a refusal: 401 when signing in may help, 403 when it does not. */
export function describeRefusal({ because }: { because: RefusedBecause }): { status: 401 | 403; message: string } {
  return REFUSALS[because];
}
