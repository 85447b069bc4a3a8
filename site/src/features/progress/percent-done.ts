import type { LessonMarks } from './course-marks.ts';

/** Percent of lessons that are done, rounded down. */
export function percentDone({ lessons, marks }: { lessons: readonly { id: string }[]; marks: LessonMarks }): number {
  if (lessons.length === 0) return 0;
  return Math.floor((lessons.filter(({ id }) => marks[id]?.completed).length * 100) / lessons.length);
}
