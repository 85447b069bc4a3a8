import type { LessonProgress } from '@diamond/progress/contract/types';

/** What an outline shows of one lesson. */
export interface LessonMark {
  percent: number;
  completed: boolean;
}

export type LessonMarks = Readonly<Record<string, LessonMark>>;

/** The marks with one lesson's newer answer in them; a lesson that is done stays done. */
export function withLesson({
  marks,
  lesson,
}: {
  marks: LessonMarks;
  lesson: Pick<LessonProgress, 'lessonId' | 'percent' | 'completed'>;
}): LessonMarks {
  const known = marks[lesson.lessonId];
  const mark = {
    percent: Math.max(known?.percent ?? 0, lesson.percent),
    completed: (known?.completed ?? false) || lesson.completed,
  };
  return known && known.percent === mark.percent && known.completed === mark.completed
    ? marks
    : { ...marks, [lesson.lessonId]: mark };
}

/** Where a learner goes on: after the last lesson with any progress, or in it while it is not done; null when all is done. */
export function findNextLesson<T extends { id: string }>({
  lessons,
  marks,
}: {
  lessons: readonly T[];
  marks: LessonMarks;
}): T | null {
  const touched = lessons.findLastIndex(({ id }) => (marks[id]?.percent ?? 0) > 0 || marks[id]?.completed);
  const ahead = lessons.slice(Math.max(0, touched)).find(({ id }) => !marks[id]?.completed);
  return ahead ?? lessons.find(({ id }) => !marks[id]?.completed) ?? null;
}

/** Percent of lessons that are done, rounded down. */
export function percentDone({ lessons, marks }: { lessons: readonly { id: string }[]; marks: LessonMarks }): number {
  if (lessons.length === 0) return 0;
  return Math.floor((lessons.filter(({ id }) => marks[id]?.completed).length * 100) / lessons.length);
}
