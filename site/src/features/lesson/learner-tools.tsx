import type { LessonProgress } from '@diamond/progress/contract/types';
import { useEffect, type ReactNode } from 'react';
import { BookmarkButton } from '../bookmarks/bookmark-button.tsx';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import type { LessonMarks } from '../progress/course-marks.ts';
import { DoneButton } from '../progress/done-button.tsx';
import { useCourseMarks } from '../progress/use-course-marks.ts';

/** What a learner may do with a lesson, and what is known of their course. */
export function LearnerTools({
  course,
  lesson,
  reported,
  mayWatch,
  onMarks,
  children,
}: {
  course: Course;
  lesson: Lesson;
  /** The answer to the last report of what was played. */
  reported: LessonProgress | null;
  mayWatch: boolean;
  /** Ticks for the rest of the page; null when they are nobody's any more. */
  onMarks: (marks: LessonMarks | null) => void;
  /** What comes before what comes late. */
  children: ReactNode;
}) {
  const { marks, noteLesson, setLesson } = useCourseMarks(course.id);
  const mark = marks?.[lesson.id];
  useEffect(() => {
    if (reported) noteLesson(reported);
  }, [reported, noteLesson]);
  useEffect(() => onMarks(marks), [marks, onMarks]);
  useEffect(() => () => onMarks(null), [onMarks]);
  return (
    <>
      <BookmarkButton kind="lessons" id={lesson.id} from={lesson.href} />
      {children}
      {mark && mayWatch && <DoneButton key={lesson.id} lessonId={lesson.id} mark={mark} onMarked={setLesson} />}
    </>
  );
}
