import type { CourseAccess, Decision, GrantScope } from '../contract/index.ts';

/** A grant as deciding needs it. `expiresAt` null never ends; `courseId` is set for scope `course` only. */
export interface Grant {
  scope: GrantScope;
  courseId: string | null;
  expiresAt: Date | null;
}

/** Who asks: `null` is a visitor, or someone whose account is gone. */
export type Learner = { isBlocked: boolean } | null;

/**
 * Decides whether a lesson may be watched, and says why. Pure; fails closed: a course whose `access` is missing or
 * unheard of opens to a grant for that course only.
 *
 * @param grants the learner's grants that were not revoked, in any order; those of other courses do no harm
 */
export function decideAccess({
  access,
  courseId,
  freePreview,
  learner,
  grants,
  now,
}: {
  access: CourseAccess | null;
  courseId: string;
  freePreview: boolean;
  learner: Learner;
  grants: readonly Grant[];
  now: Date;
}): Decision {
  // A blocked account is refused even what a visitor may see: it may not use the school under that name at all.
  if (learner?.isBlocked) return { allowed: false, because: 'sign-in' };
  if (freePreview) return { allowed: true, because: 'free-preview' };
  if (access === 'everyone') return { allowed: true, because: 'everyone' };
  if (!learner) return { allowed: false, because: 'sign-in' };

  const active = grants.filter((grant) => isActive({ grant, now }));
  if (active.some((grant) => grant.scope === 'course' && grant.courseId === courseId))
    return { allowed: true, because: 'granted' };
  if (access !== 'members') return { allowed: false, because: 'not-granted' };
  if (active.some((grant) => grant.scope === 'membership')) return { allowed: true, because: 'member' };
  return { allowed: false, because: 'not-a-member' };
}

/** A grant ends at its `expiresAt`, not after it. */
function isActive({ grant, now }: { grant: Grant; now: Date }): boolean {
  return grant.expiresAt === null || grant.expiresAt.getTime() > now.getTime();
}
