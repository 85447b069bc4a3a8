import { LocalLink } from '../../components/local-link.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { formatClock } from '../../lib/format.ts';
import { useTexts } from '../../lib/locale.tsx';
import { CourseCover } from '../catalogue/course-cover.tsx';
import type { BegunCourse } from './begun-courses.ts';

/** As many as two rows hold. */
const MOST_SHOWN = 4;

/** @param open what to go on with, `null` while it is on its way */
export function ContinueList({ open }: { open: BegunCourse[] | null }) {
  if (!open) {
    return (
      <div className="mt-6 grid gap-5 sm:grid-cols-2">
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
      </div>
    );
  }
  return (
    <ul className="mt-6 grid gap-5 sm:grid-cols-2">
      {open.slice(0, MOST_SHOWN).map((begun) => (
        <ContinueCard key={begun.course.id} {...begun} />
      ))}
    </ul>
  );
}

function ContinueCard({ item, course }: BegunCourse) {
  const texts = useTexts();
  const lesson = course.lessons.find(({ id }) => id === item.lessonId);
  // The pages may be older than the lesson: until the next build it has none to go to.
  if (!lesson) return null;
  const note = item.position > 0 ? texts.lesson.resumeAt(formatClock(item.position)) : texts.lesson.startLesson;
  return (
    <li className="group relative flex min-h-36 overflow-hidden rounded-card border border-line bg-surface shadow-card transition-shadow hover:shadow-lift">
      <CourseCover cover={course.cover} className="aspect-auto w-32 shrink-0 sm:w-44" />
      <div className="flex min-w-0 flex-1 flex-col gap-1 p-4 sm:p-5">
        <p className="truncate text-sm font-medium text-ink-faint">{course.title}</p>
        <h3 className="leading-snug">
          <LocalLink to={lesson.href} className="after:absolute after:inset-0 after:content-['']">
            {lesson.title}
          </LocalLink>
        </h3>
        <p className="mt-auto inline-flex items-center gap-1.5 pt-2 text-sm font-semibold text-brand-ink">
          <Icon name="play" isFilled className="size-4" /> {note}
        </p>
        <ProgressBar percent={item.percent} label={texts.lesson.progress(item.percent)} className="mt-1 h-1.5" />
      </div>
    </li>
  );
}
