import { LocalLink } from '../../components/local-link.tsx';
import { Badge } from '../../components/badge.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import type { LessonMark, LessonMarks } from '../progress/course-marks.ts';
import { isOpenToAll, type Course, type Lesson } from './catalogue.ts';

interface OutlineProps {
  course: Course;
  marks: LessonMarks | null;
  /** The lesson that is open, where one is. */
  currentId?: string;
  /** Narrow, beside a player. */
  isCompact?: boolean;
}

/** A course's modules and lessons in order: how long, open or not, done or not. */
export function Outline({ course, marks, currentId, isCompact = false }: OutlineProps) {
  const texts = useTexts();
  const lang = foreignLang({ language: course.language, locale: useLocale() });
  return (
    <ol className={classNames('flex flex-col', isCompact ? 'gap-5' : 'gap-8')}>
      {course.modules.map((module, index) => (
        <li key={module.id}>
          <p className={classNames('font-semibold text-ink-faint', isCompact ? 'px-3 text-xs' : 'text-sm')}>
            {texts.course.moduleNumber(index + 1)}
            {!isCompact && <ModuleFacts lessons={module.lessons} />}
          </p>
          <h3 lang={lang} className={isCompact ? 'px-3 text-base' : 'text-xl'}>
            {module.title}
          </h3>
          {module.summary && !isCompact && (
            <p lang={lang} className="mt-1 text-ink-soft">
              {module.summary}
            </p>
          )}
          <ol
            className={classNames(
              'mt-3 flex flex-col',
              !isCompact && 'divide-y divide-line overflow-hidden rounded-card border border-line bg-surface'
            )}
          >
            {module.lessons.map((lesson) => (
              <OutlineRow
                key={lesson.id}
                lesson={lesson}
                mark={marks?.[lesson.id]}
                isOpen={isOpenToAll({ course, lesson })}
                isPreview={lesson.isFreePreview && course.access !== 'everyone'}
                isLearner={marks !== null}
                isCurrent={lesson.id === currentId}
                isCompact={isCompact}
              />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

/** How many lessons and minutes, after the module's number. */
function ModuleFacts({ lessons }: { lessons: Lesson[] }) {
  const { common } = useTexts();
  const minutes = lessons.reduce((sum, lesson) => sum + (lesson.minutes ?? 0), 0);
  const facts = [common.lessons(lessons.length), ...(minutes > 0 ? [common.minutes(minutes)] : [])];
  return <span className="font-normal"> · {facts.join(' · ')}</span>;
}

interface RowProps {
  lesson: Lesson;
  mark: LessonMark | undefined;
  isOpen: boolean;
  isPreview: boolean;
  isLearner: boolean;
  isCurrent: boolean;
  isCompact: boolean;
}

function OutlineRow({ lesson, mark, isOpen, isPreview, isLearner, isCurrent, isCompact }: RowProps) {
  const texts = useTexts();
  const locale = useLocale();
  const isLocked = !isOpen && !isLearner;
  // Also for a learner, who needs none: it is known late who is looking, and the row must stay as high as it is.
  const hasBadge = isPreview;
  const badge = <Badge tone="good">{texts.course.freePreview}</Badge>;
  return (
    <li>
      <LocalLink
        to={lesson.href}
        aria-current={isCurrent ? 'page' : undefined}
        className={classNames(
          'flex items-center gap-3.5 transition-colors -outline-offset-2',
          isCompact ? 'rounded-control px-3 py-2.5' : 'px-4 py-4 sm:px-5',
          isCurrent ? 'bg-brand-wash' : 'hover:bg-raised'
        )}
      >
        <LessonState number={lesson.number} mark={mark} isLocked={isLocked} isCurrent={isCurrent} />
        <span className="min-w-0 flex-1">
          <span
            lang={foreignLang({ language: lesson.language, locale })}
            className={classNames(
              'block leading-snug font-medium',
              isCompact && 'text-[0.95rem]',
              isCurrent && 'text-brand-ink'
            )}
          >
            {lesson.title}
          </span>
          {isCompact && lesson.minutes !== null && (
            <span className="text-xs text-ink-faint">{texts.common.minutes(lesson.minutes)}</span>
          )}
          {hasBadge && <span className={classNames('mt-1.5 block', !isCompact && 'sm:hidden')}>{badge}</span>}
        </span>
        {hasBadge && !isCompact && <span className="max-sm:hidden">{badge}</span>}
        {!isCompact && lesson.minutes !== null && (
          <span className="text-sm whitespace-nowrap text-ink-faint tabular-nums">
            {texts.common.minutes(lesson.minutes)}
          </span>
        )}
      </LocalLink>
    </li>
  );
}

/** A tick, a ring that fills, a lock, or the lesson's number. */
function LessonState({
  number,
  mark,
  isLocked,
  isCurrent,
}: {
  number: number;
  mark: LessonMark | undefined;
  isLocked: boolean;
  isCurrent: boolean;
}) {
  const texts = useTexts();
  if (mark?.completed) {
    return (
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-good text-surface">
        <Icon name="check" className="size-4.5" />
        <span className="sr-only">{texts.lesson.done}</span>
      </span>
    );
  }
  const percent = mark?.percent ?? 0;
  return (
    <span
      className={classNames(
        'grid size-8 shrink-0 place-items-center rounded-full p-[3px]',
        percent === 0 && 'bg-raised'
      )}
      style={
        percent > 0 ? { background: `conic-gradient(var(--color-brand) ${percent}%, var(--color-line) 0)` } : undefined
      }
    >
      <span
        className={classNames(
          'grid size-full place-items-center rounded-full text-xs font-semibold tabular-nums',
          percent > 0 && 'bg-surface',
          isCurrent ? 'text-brand-ink' : 'text-ink-faint'
        )}
      >
        {isLocked ? <Icon name="lock" className="size-4" /> : number}
      </span>
      {isLocked && <span className="sr-only">{texts.course.locked}</span>}
      {percent > 0 && <span className="sr-only">{texts.lesson.progress(percent)}</span>}
    </span>
  );
}
