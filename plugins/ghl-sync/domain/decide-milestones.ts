import type { CrmEvent } from '../contract/index.ts';

/** Where a learner is in a course that was begun: percent 0 to 100. */
export interface CourseStanding {
  courseId: string;
  percent: number;
}

const MARKS: readonly { event: CrmEvent; at: number }[] = [
  { event: 'course-started', at: 0 },
  { event: 'course-25', at: 25 },
  { event: 'course-50', at: 50 },
  { event: 'course-75', at: 75 },
  { event: 'course-completed', at: 100 },
];

/**
 * What was reached and not told yet, in the order in which it is reached. A short course passes several at once, and each
 * is told: each has a rule of its own.
 *
 * @param told events of these courses that were told, as `courseId event`
 */
export function decideMilestones({
  standings,
  told,
}: {
  standings: readonly CourseStanding[];
  told: ReadonlySet<string>;
}): { courseId: string; event: CrmEvent }[] {
  return standings.flatMap(({ courseId, percent }) =>
    MARKS.filter(({ event, at }) => percent >= at && !told.has(`${courseId} ${event}`)).map(({ event }) => ({
      courseId,
      event,
    }))
  );
}
