import { TIMELINE_LENGTH, type InterventionKind, type TimelineEvent } from '../contract/admin.ts';
import type { CompletedBy } from '../contract/types.ts';

export interface TimelineSources {
  joinedAt: Date;
  grants: readonly {
    course: string | null;
    reason: string;
    grantedAt: Date;
    revokedAt: Date | null;
    revokedReason: string | null;
  }[];
  lessons: readonly {
    courseId: string | null;
    course: string | null;
    lesson: string;
    begunAt: Date | null;
    completedAt: Date | null;
    completedBy: CompletedBy | null;
  }[];
  interventions: readonly {
    kind: InterventionKind;
    at: Date;
    lesson: string | null;
    course: string | null;
    reason: string;
    by: string | null;
  }[];
}

/** Everything that happened with a learner, newest first. A course is begun with the first of its lessons. */
export function buildTimeline({ joinedAt, grants, lessons, interventions }: TimelineSources): TimelineEvent[] {
  const events: TimelineEvent[] = [
    { kind: 'joined', at: joinedAt.toISOString() },
    ...grants.flatMap(({ course, reason, grantedAt, revokedAt, revokedReason }): TimelineEvent[] => [
      { kind: 'granted', at: grantedAt.toISOString(), course, reason },
      ...(revokedAt === null
        ? []
        : [{ kind: 'revoked' as const, at: revokedAt.toISOString(), course, reason: revokedReason ?? '' }]),
    ]),
    ...findBeginnings(lessons),
    ...lessons.flatMap(({ lesson, completedAt, completedBy }): TimelineEvent[] =>
      completedAt && completedBy
        ? [{ kind: 'lesson-done', at: completedAt.toISOString(), lesson, by: completedBy }]
        : []
    ),
    ...interventions.map(({ at, ...rest }): TimelineEvent => ({ ...rest, at: at.toISOString() })),
  ];
  return events.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, TIMELINE_LENGTH);
}

function findBeginnings(lessons: TimelineSources['lessons']): TimelineEvent[] {
  const first = new Map<string, { at: string; course: string | null }>();
  for (const { courseId, course, begunAt } of lessons) {
    if (courseId === null || begunAt === null) continue;
    const at = begunAt.toISOString();
    const known = first.get(courseId);
    if (!known || at < known.at) first.set(courseId, { at, course });
  }
  return Array.from(first.values(), (begun) => ({ kind: 'course-begun', ...begun }));
}
