import { watchedPercent, type LessonProgress, type SecondRange } from '../contract/index.ts';

/** A learner's progress in one lesson as it is kept. Seconds of the film. */
export interface StoredProgress {
  position: number;
  watched: SecondRange[];
  duration: number;
  completedAt: Date | null;
  updatedAt: Date;
}

/** A published lesson, and what the asking learner did in it; `null` when nothing yet. */
export interface LearnerLesson {
  lessonId: string;
  progress: StoredProgress | null;
}

/** What a learner is told about one lesson: zeros for a lesson never started. */
export function describeLesson({ lessonId, progress }: LearnerLesson): LessonProgress {
  if (!progress) {
    return { lessonId, position: 0, percent: 0, completed: false, watched: [], duration: 0, updatedAt: null };
  }
  const { position, watched, duration, completedAt, updatedAt } = progress;
  return {
    lessonId,
    position,
    percent: watchedPercent({ watched, duration }),
    completed: completedAt !== null,
    watched,
    duration,
    updatedAt: updatedAt.toISOString(),
  };
}
