import type { CourseProgress } from '../contract/index.ts';
import { describeLesson, type LearnerLesson } from './stored-progress.ts';

/**
 * A learner's progress in a course as it is published now: done lessons of all its lessons. Lessons that left the course
 * do not count, and a course without lessons cannot be completed.
 */
export function decideCourse({
  courseId,
  lessons,
}: {
  courseId: string;
  lessons: readonly LearnerLesson[];
}): CourseProgress {
  const done = lessons.filter(({ progress }) => progress?.completedAt).length;
  return {
    courseId,
    percent: lessons.length === 0 ? 0 : Math.floor((done * 100) / lessons.length),
    completed: lessons.length > 0 && done === lessons.length,
    lessons: lessons.map(describeLesson),
  };
}
