import type { ContinueItem } from '../contract/index.ts';
import { describeLesson, type LearnerLesson } from './stored-progress.ts';

/** A lesson of a course a learner has begun. Lessons of one course come in the course's order. */
export interface CourseLesson extends LearnerLesson {
  courseId: string;
}

/** Courses in one answer. Those to go on with come first, so finished ones are what is cut off. */
const MOST_ITEMS = 20;

/**
 * One lesson for each course a learner has begun: first the courses to go on with, then the finished ones, in each group
 * the course last learned in first. It is the lesson last watched; when that is done, the next one that is not; when none
 * follows, the first that was left out; and when none was, the course is finished and it is the lesson last watched,
 * `completed`. A finished course that gets a new lesson is one to go on with again.
 */
export function decideContinue({ lessons }: { lessons: readonly CourseLesson[] }): ContinueItem[] {
  const courses = new Map<string, CourseLesson[]>();
  for (const lesson of lessons) courses.set(lesson.courseId, [...(courses.get(lesson.courseId) ?? []), lesson]);
  return [...courses.values()]
    .flatMap((course) => decideItem(course) ?? [])
    .sort((a, b) => Number(a.completed) - Number(b.completed) || b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, MOST_ITEMS);
}

function decideItem(course: readonly CourseLesson[]): ContinueItem | null {
  const newest = course.reduce(
    (best, { progress }, index) => (timeOf(progress) > timeOf(course[best]?.progress) ? index : best),
    0
  );
  const last = course[newest];
  if (!last?.progress) return null;
  const next = [...course.slice(newest), ...course.slice(0, newest)].find(({ progress }) => !progress?.completedAt);
  const { lessonId, position, percent, completed, duration } = describeLesson(next ?? last);
  return {
    lessonId,
    courseId: last.courseId,
    position,
    percent,
    completed,
    duration,
    updatedAt: last.progress.updatedAt.toISOString(),
  };
}

function timeOf(progress: CourseLesson['progress'] | undefined): number {
  return progress?.updatedAt.getTime() ?? Number.NEGATIVE_INFINITY;
}
