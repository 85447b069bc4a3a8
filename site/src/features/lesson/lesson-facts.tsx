import type { ReporterState } from '@diamond/progress/contract/reporter';
import { lazy, Suspense } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Icon } from '../../components/icon.tsx';
import { LocalLink } from '../../components/local-link.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import type { Texts } from '../../texts/en.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import type { LessonMark } from '../progress/course-marks.ts';

const SaveState = lazy(async () => ({ default: (await import('./learner-parts.ts')).SaveState }));

/** The line above a lesson's title: where it belongs, how long it is, and how far its learner has come. */
export function LessonFacts({
  course,
  lesson,
  mark,
  isPlayable,
  saveStatus,
}: {
  course: Course;
  lesson: Lesson;
  mark: LessonMark | undefined;
  isPlayable: boolean;
  saveStatus: ReporterState['status'];
}) {
  const texts = useTexts();
  const { status } = useSession();
  return (
    <div className="flex min-h-15 flex-wrap content-start items-center gap-x-3 gap-y-2 text-sm sm:min-h-7">
      <LocalLink to={course.href} className="rounded font-semibold text-brand-ink hover:underline">
        {course.title}
      </LocalLink>
      <span className="text-ink-faint">{texts.lesson.number(lesson.number, course.lessons.length)}</span>
      {lesson.minutes !== null && (
        <span className="inline-flex items-center gap-1 text-ink-faint">
          <Icon name="clock" className="size-4" /> {texts.common.minutes(lesson.minutes)}
        </span>
      )}
      <span aria-live="polite" className="contents">
        {mark?.completed && (
          <Badge tone="good">
            <Icon name="check" className="size-3.5" /> {sayCompleted({ mark, texts })}
          </Badge>
        )}
      </span>
      {mark && !mark.completed && mark.percent > 0 && <Badge>{texts.lesson.progress(mark.percent)}</Badge>}
      {status === 'learner' && (
        <Suspense fallback={null}>
          <SaveState status={saveStatus} />
        </Suspense>
      )}
      {status === 'visitor' && isPlayable && (
        <LocalLink
          to={withReturn({ form: '/login/', from: lesson.href })}
          className="rounded text-ink-soft underline underline-offset-4"
        >
          {texts.progress.visitor}
        </LocalLink>
      )}
    </div>
  );
}

/** Done, and by whom when it was not by watching. */
function sayCompleted({ mark: { completedBy }, texts }: { mark: LessonMark; texts: Texts }): string {
  if (completedBy === 'learner') return texts.done.byHand;
  if (completedBy === 'editor') return texts.done.byEditor;
  return completedBy === 'read' ? texts.done.wasRead : texts.lesson.completed;
}
