import type { LessonProgress } from '@diamond/progress/contract/types';
import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../auth/session-context.tsx';
import { withLesson, withMarked, type LessonMarks } from './course-marks.ts';
import { fetchCourseProgress } from './progress-api.ts';

/**
 * The learner's ticks in a course; null for visitors and until they are known. They are an addition to the page: when
 * they cannot be had, the outline is shown without them.
 */
export function useCourseMarks(courseId: string): {
  marks: LessonMarks | null;
  /** An answer to a report. */
  noteLesson: (lesson: LessonProgress) => void;
  /** The answer to what the learner said by hand. */
  setLesson: (lesson: LessonProgress) => void;
} {
  const { session, isLearner } = useSession();
  const [marks, setMarks] = useState<LessonMarks | null>(null);

  useEffect(() => {
    if (!isLearner) {
      setMarks(null);
      return;
    }
    const leaving = new AbortController();
    fetchCourseProgress({ session, courseId, signal: leaving.signal }).then(
      (progress) =>
        setMarks((known) => progress.lessons.reduce((all, lesson) => withLesson({ marks: all, lesson }), known ?? {})),
      () => setMarks((known) => known)
    );
    return () => leaving.abort();
  }, [session, isLearner, courseId]);

  const noteLesson = useCallback(
    (lesson: LessonProgress) => setMarks((known) => withLesson({ marks: known ?? {}, lesson })),
    []
  );
  const setLesson = useCallback(
    (lesson: LessonProgress) => setMarks((known) => withMarked({ marks: known ?? {}, lesson })),
    []
  );
  return { marks, noteLesson, setLesson };
}
