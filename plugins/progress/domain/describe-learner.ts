import type { LearnerCourseView } from '../contract/admin.ts';
import type { CompletedBy } from '../contract/types.ts';
import { countSeconds, watchedPercent } from '../contract/ranges.ts';
import { parseMultirange } from './multirange.ts';

/** A lesson of a learner as it is kept, in its course's order; what the learner never opened is null. */
export interface KeptLesson {
  courseId: string | null;
  courseTitle: string | null;
  lessonId: string;
  title: string | null;
  position: number | null;
  watched: string | null;
  duration: number | null;
  completedAt: Date | null;
  completedBy: CompletedBy | null;
  begunAt: Date | null;
  updatedAt: Date | null;
  surplus: string | null;
}

/** A learner's courses in the order they come in. Percents are rounded down: 100 means all. */
export function describeCourses(lessons: readonly KeptLesson[]): LearnerCourseView[] {
  const courses = new Map<string | null, LearnerCourseView>();
  for (const lesson of lessons) {
    const { courseId, courseTitle } = lesson;
    const course = courses.get(courseId) ?? { courseId, title: courseTitle, percent: 0, lessons: [] };
    courses.set(courseId, course);
    const watched = parseMultirange(lesson.watched ?? '{}');
    const duration = lesson.duration ?? 0;
    course.lessons.push({
      lessonId: lesson.lessonId,
      title: lesson.title ?? lesson.lessonId,
      percent: watchedPercent({ watched, duration }),
      completed: lesson.completedAt !== null,
      completedBy: lesson.completedBy,
      completedAt: lesson.completedAt?.toISOString() ?? null,
      position: lesson.position ?? 0,
      duration,
      watched,
      surplus: countSeconds(parseMultirange(lesson.surplus ?? '{}')),
      begunAt: lesson.begunAt?.toISOString() ?? null,
      updatedAt: lesson.updatedAt?.toISOString() ?? null,
    });
  }
  return Array.from(courses.values(), (course) => ({
    ...course,
    percent: Math.floor((100 * course.lessons.filter(({ completed }) => completed).length) / course.lessons.length),
  }));
}
