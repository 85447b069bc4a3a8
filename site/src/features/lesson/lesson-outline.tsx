import { useEffect, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course } from '../catalogue/catalogue.ts';
import { Outline } from '../catalogue/outline.tsx';
import type { LessonMarks } from '../progress/course-marks.ts';
import { percentDone } from '../progress/percent-done.ts';

/** The course beside its lesson. */
export function LessonOutline({
  course,
  marks,
  currentId,
}: {
  course: Course;
  marks: LessonMarks | null;
  currentId: string;
}) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only the column scrolls, never the page.
    const current = box.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!box.current || !current) return;
    const { clientHeight } = box.current;
    if (current.offsetTop + current.offsetHeight > clientHeight)
      box.current.scrollTop = current.offsetTop - clientHeight / 3;
  }, [currentId]);
  const percent = marks ? percentDone({ lessons: course.lessons, marks }) : null;
  return (
    <>
      <div className="border-b border-line px-5 py-3.5">
        <h2 className="sr-only">{texts.lesson.outline}</h2>
        <p className="min-h-5 text-sm text-ink-faint">
          {percent === null ? texts.common.lessons(course.lessons.length) : texts.common.percentDone(percent)}
        </p>
        <ProgressBar
          percent={percent ?? 0}
          label={texts.course.yourProgress}
          className={classNames('mt-2 h-1.5', percent === null && 'invisible')}
        />
      </div>
      <div ref={box} className="relative min-h-0 flex-1 overflow-y-auto px-2 py-4">
        <Outline course={course} marks={marks} currentId={currentId} isCompact />
      </div>
    </>
  );
}
