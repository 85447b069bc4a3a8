import {
  watchedPercent,
  type CompletedBy,
  type DoneRule,
  type LessonProgress,
  type SecondRange,
} from '../contract/index.ts';
import { fitProgress } from './fit-progress.ts';

/** A learner's progress in one lesson as it is kept. Seconds of the film that `duration` is the length of. */
export interface StoredProgress {
  position: number;
  watched: SecondRange[];
  duration: number;
  completedAt: Date | null;
  completedBy: CompletedBy | null;
  updatedAt: Date;
}

/** A published lesson, the same for all learners. */
export interface OutlineLesson {
  lessonId: string;
  rule: DoneRule;
  /** Length in seconds of the film the lesson has now; null without one that is ready. */
  filmDuration: number | null;
}

/** A published lesson, and what the asking learner did in it; `null` when nothing yet. */
export interface LearnerLesson extends OutlineLesson {
  progress: StoredProgress | null;
}

/** What a learner is told about one lesson, in seconds of the film it has now: zeros for a lesson never started. */
export function describeLesson({ lessonId, rule, filmDuration, progress }: LearnerLesson): LessonProgress {
  if (!progress) {
    return {
      lessonId,
      position: 0,
      percent: 0,
      completed: false,
      completedBy: null,
      rule,
      watched: [],
      duration: 0,
      updatedAt: null,
      ticket: null,
      surplus: 0,
    };
  }
  const { position, watched, duration } = fitProgress({ progress, to: filmDuration });
  return {
    lessonId,
    position,
    percent: watchedPercent({ watched, duration }),
    completed: progress.completedAt !== null,
    completedBy: progress.completedBy,
    rule,
    watched,
    duration,
    updatedAt: progress.updatedAt.toISOString(),
    ticket: null,
    surplus: 0,
  };
}
