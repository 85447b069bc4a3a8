import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CourseAccess, Decision } from '../contract/index.ts';
import { decideAccess, type Grant, type Learner } from './decide-access.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const COURSE = 'course00000000000000own0';
const OTHER = 'course0000000000000other';

const LEARNERS = { visitor: null, learner: { isBlocked: false }, blocked: { isBlocked: true } } satisfies Record<
  string,
  Learner
>;
const GRANTS = {
  none: [],
  membership: [{ scope: 'membership', courseId: null, expiresAt: null }],
  course: [{ scope: 'course', courseId: COURSE, expiresAt: null }],
  both: [
    { scope: 'membership', courseId: null, expiresAt: null },
    { scope: 'course', courseId: COURSE, expiresAt: null },
  ],
  'another course': [{ scope: 'course', courseId: OTHER, expiresAt: null }],
} satisfies Record<string, Grant[]>;

type Row = [
  access: CourseAccess | null,
  learner: keyof typeof LEARNERS,
  grants: keyof typeof GRANTS,
  because: Decision['because'],
];

// Every access × learner × grants of an ordinary lesson. A visitor or a blocked learner gets the same with any grants.
const TABLE: Row[] = [
  ...everyGrants('everyone', 'visitor', 'everyone'),
  ...everyGrants('everyone', 'learner', 'everyone'),
  ...everyGrants('members', 'visitor', 'sign-in'),
  ['members', 'learner', 'none', 'not-a-member'],
  ['members', 'learner', 'membership', 'member'],
  ['members', 'learner', 'course', 'granted'],
  ['members', 'learner', 'both', 'granted'],
  ['members', 'learner', 'another course', 'not-a-member'],
  ...everyGrants('granted', 'visitor', 'sign-in'),
  ['granted', 'learner', 'none', 'not-granted'],
  ['granted', 'learner', 'membership', 'not-granted'],
  ['granted', 'learner', 'course', 'granted'],
  ['granted', 'learner', 'both', 'granted'],
  ['granted', 'learner', 'another course', 'not-granted'],
  ...everyGrants(null, 'visitor', 'sign-in'),
  [null, 'learner', 'none', 'not-granted'],
  [null, 'learner', 'membership', 'not-granted'],
  [null, 'learner', 'course', 'granted'],
  [null, 'learner', 'both', 'granted'],
  [null, 'learner', 'another course', 'not-granted'],
  ...(['everyone', 'members', 'granted', null] as const).flatMap((access) => everyGrants(access, 'blocked', 'sign-in')),
];

test.each(TABLE)(
  'an ordinary lesson of a course for %s, asked for by a %s holding %s: %s',
  (access, learner, grants, because) => {
    const decision = decideAccess({
      access,
      courseId: COURSE,
      freePreview: false,
      learner: LEARNERS[learner],
      grants: GRANTS[grants],
      now: NOW,
    });
    expect(decision).toEqual({ allowed: ['everyone', 'member', 'granted'].includes(because), because });
  }
);

test.each(TABLE)(
  'a free preview of a course for %s opens to a %s holding %s, unless blocked',
  (access, learner, grants) => {
    const decision = decideAccess({
      access,
      courseId: COURSE,
      freePreview: true,
      learner: LEARNERS[learner],
      grants: GRANTS[grants],
      now: NOW,
    });
    expect(decision).toEqual(
      learner === 'blocked' ? { allowed: false, because: 'sign-in' } : { allowed: true, because: 'free-preview' }
    );
  }
);

test('a grant counts until the instant it expires and not from then on', () => {
  const decideAt = (expiresAt: Date) =>
    decideAccess({
      access: 'members',
      courseId: COURSE,
      freePreview: false,
      learner: LEARNERS.learner,
      grants: [{ scope: 'membership', courseId: null, expiresAt }],
      now: NOW,
    }).allowed;
  expect(decideAt(new Date(NOW.getTime() + 1))).toBe(true);
  expect(decideAt(NOW)).toBe(false);
  expect(decideAt(new Date(NOW.getTime() - 1))).toBe(false);
});

test('the order of grants never matters, and one more grant never takes access away', () => {
  const grant = fc.record({
    scope: fc.constantFrom('membership' as const, 'course' as const),
    courseId: fc.constantFrom(null, COURSE, OTHER),
    expiresAt: fc.option(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), {
      nil: null,
    }),
  });
  const access = fc.constantFrom<CourseAccess | null>('everyone', 'members', 'granted', null);
  fc.assert(
    fc.property(access, fc.array(grant, { maxLength: 6 }), grant, (courseAccess, grants, another) => {
      const decide = (list: Grant[]) =>
        decideAccess({
          access: courseAccess,
          courseId: COURSE,
          freePreview: false,
          learner: LEARNERS.learner,
          grants: list,
          now: NOW,
        });
      expect(decide([...grants].reverse())).toEqual(decide(grants));
      if (decide(grants).allowed) expect(decide([...grants, another]).allowed).toBe(true);
    })
  );
});

function everyGrants(access: CourseAccess | null, learner: keyof typeof LEARNERS, because: Decision['because']): Row[] {
  return (Object.keys(GRANTS) as (keyof typeof GRANTS)[]).map((grants) => [access, learner, grants, because]);
}
