import type { ContinueItem } from '../contract/index.ts';
import { describeLesson, type LearnerLesson } from './stored-progress.ts';

/** A lesson of a course a learner has begun. Lessons of one course come in the course's order. */
export interface CourseLesson extends LearnerLesson {
  courseId: string;
}

/** Courses on the rail. */
const MOST_ITEMS = 20;

/**
 * What a learner goes on with: one lesson for each course begun and not finished, the course last learned in first. It is
 * the lesson last watched; when that is done, the next one that is not; when none follows, the first that was left out.
 */
export function decideContinue({ lessons }: { lessons: readonly CourseLesson[] }): ContinueItem[] {
  const courses = new Map<string, CourseLesson[]>();
  for (const lesson of lessons) courses.set(lesson.courseId, [...(courses.get(lesson.courseId) ?? []), lesson]);
  return [...courses.values()]
    .flatMap((course) => decideNext(course) ?? [])
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, MOST_ITEMS);
}

function decideNext(course: readonly CourseLesson[]): ContinueItem | null {
  const newest = course.reduce(
    (best, { progress }, index) => (timeOf(progress) > timeOf(course[best]?.progress) ? index : best),
    0
  );
  const last = course[newest]?.progress;
  if (!last) return null;
  const next = [...course.slice(newest), ...course.slice(0, newest)].find(({ progress }) => !progress?.completedAt);
  if (!next) return null;
  const { lessonId, position, percent, completed, duration } = describeLesson(next);
  return {
    lessonId,
    courseId: next.courseId,
    position,
    percent,
    completed,
    duration,
    updatedAt: last.updatedAt.toISOString(),
  };
}

function timeOf(progress: CourseLesson['progress'] | undefined): number {
  return progress?.updatedAt.getTime() ?? Number.NEGATIVE_INFINITY;
}
