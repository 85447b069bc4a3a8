import { LocalLink } from '../../components/local-link.tsx';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
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
  const texts = useTexts();
  return (
    <nav
      aria-label={texts.lesson.outline}
      className="mt-12 flex flex-col-reverse gap-4 border-t border-line pt-8 sm:flex-row"
    >
      {previous && (
        <LocalLink to={previous.href} rel="prev" className={BOX}>
          <span className="inline-flex items-center gap-1.5 text-sm font-medium text-ink-faint">
            <Icon name="arrowLeft" className="size-4" /> {texts.lesson.previous}
          </span>
          <span className="font-semibold">{previous.title}</span>
        </LocalLink>
      )}
      {next ? (
        <LocalLink to={next.href} rel="next" className={`${BOX} sm:items-end sm:text-right`}>
          <span className="inline-flex items-center gap-1.5 text-sm font-medium text-brand-ink">
            {texts.lesson.next} <Icon name="arrowRight" className="size-4" />
          </span>
          <span className="font-semibold">{next.title}</span>
        </LocalLink>
      ) : (
        <LocalLink to={course.href} className={`${BOX} sm:items-end sm:text-right`}>
          <span className="text-sm font-medium text-ink-faint">{texts.lesson.finishedCourse}</span>
          <span className="font-semibold">{texts.lesson.backToCourse}</span>
        </LocalLink>
      )}
    </nav>
  );
}
