import type { CompletedBy, DoneRule, LessonProgress } from '@diamond/progress/contract/types';

/** What an outline shows of one lesson. */
export interface LessonMark {
  percent: number;
  completed: boolean;
  /** Who made it done. */
  completedBy: CompletedBy | null;
  /** What makes it done. */
  kind: DoneRule['kind'];
}

export type LessonMarks = Readonly<Record<string, LessonMark>>;

type News = Pick<LessonProgress, 'lessonId' | 'percent' | 'completed' | 'completedBy' | 'rule'>;

/** The marks with one lesson's newer answer in them; a lesson that is done stays done. */
export function withLesson({ marks, lesson }: { marks: LessonMarks; lesson: News }): LessonMarks {
  const known = marks[lesson.lessonId];
  return withMark({
    marks,
    lessonId: lesson.lessonId,
    mark: {
      percent: Math.max(known?.percent ?? 0, lesson.percent),
      completed: (known?.completed ?? false) || lesson.completed,
      completedBy: lesson.completedBy ?? known?.completedBy ?? null,
      kind: lesson.rule.kind,
    },
  });
}

/** The marks after the learner said by hand whether a lesson is done: the answer is how it is. */
export function withMarked({ marks, lesson }: { marks: LessonMarks; lesson: News }): LessonMarks {
  const { lessonId, percent, completed, completedBy, rule } = lesson;
  return withMark({ marks, lessonId, mark: { percent, completed, completedBy, kind: rule.kind } });
}

/** No news is the same object. */
function withMark({ marks, lessonId, mark }: { marks: LessonMarks; lessonId: string; mark: LessonMark }): LessonMarks {
  const known = marks[lessonId];
  const isSame =
    known?.percent === mark.percent &&
    known.completed === mark.completed &&
    known.completedBy === mark.completedBy &&
    known.kind === mark.kind;
  return isSame ? marks : { ...marks, [lessonId]: mark };
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
