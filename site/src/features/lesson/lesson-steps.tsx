import { Link } from 'gatsby';
import { Icon } from '../../components/icon.tsx';
import { strings } from '../../lib/strings.ts';
import type { Course, Lesson } from '../catalogue/catalogue.ts';

const BOX =
  'group flex flex-1 flex-col gap-1 rounded-card border border-line bg-surface px-5 py-4 transition-colors hover:border-line-strong';

/** The lessons before and after; after the last one, the course. */
export function LessonSteps({
  course,
  previous,
  next,
}: {
  course: Course;
  previous: Lesson | null;
  next: Lesson | null;
}) {
  return (
    <nav
      aria-label={strings.lesson.outline}
      className="mt-12 flex flex-col-reverse gap-4 border-t border-line pt-8 sm:flex-row"
    >
      {previous && (
        <Link to={previous.href} rel="prev" className={BOX}>
          <span className="inline-flex items-center gap-1.5 text-sm font-medium text-ink-faint">
            <Icon name="arrowLeft" className="size-4" /> {strings.lesson.previous}
          </span>
          <span className="font-semibold">{previous.title}</span>
        </Link>
      )}
      {next ? (
        <Link to={next.href} rel="next" className={`${BOX} sm:items-end sm:text-right`}>
          <span className="inline-flex items-center gap-1.5 text-sm font-medium text-brand-ink">
            {strings.lesson.next} <Icon name="arrowRight" className="size-4" />
          </span>
          <span className="font-semibold">{next.title}</span>
        </Link>
      ) : (
        <Link to={course.href} className={`${BOX} sm:items-end sm:text-right`}>
          <span className="text-sm font-medium text-ink-faint">{strings.lesson.finishedCourse}</span>
          <span className="font-semibold">{strings.lesson.backToCourse}</span>
        </Link>
      )}
    </nav>
  );
}
