import { useEffect, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course } from '../catalogue/catalogue.ts';
import { Outline } from '../catalogue/outline.tsx';
import { percentDone, type LessonMarks } from '../progress/course-marks.ts';

/** The course beside its lesson: a column of its own on a wide screen, below the lesson on a narrow one. */
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
    if (box.current && current) box.current.scrollTop = current.offsetTop - box.current.clientHeight / 3;
  }, [currentId]);
  const percent = marks ? percentDone({ lessons: course.lessons, marks }) : null;
  return (
    <aside
      aria-labelledby="outline-title"
      className="mt-12 rounded-card border-line bg-surface max-lg:mx-5 max-sm:border sm:border lg:sticky lg:top-22 lg:mt-0 sm:max-lg:mx-0"
    >
      <div className="border-b border-line px-5 py-4">
        <h2 id="outline-title" className="text-lg">
          {texts.lesson.outline}
        </h2>
        <p className="mt-0.5 min-h-5 text-sm text-ink-faint">
          {percent === null ? texts.common.lessons(course.lessons.length) : texts.common.percentDone(percent)}
        </p>
        <ProgressBar
          percent={percent ?? 0}
          label={texts.course.yourProgress}
          className={classNames('mt-2.5 h-1.5', percent === null && 'invisible')}
        />
      </div>
      <div ref={box} className="relative overflow-y-auto px-2 py-4 lg:max-h-[calc(100dvh-13rem)]">
        <Outline course={course} marks={marks} currentId={currentId} isCompact />
      </div>
    </aside>
  );
}
