import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Course, Lesson } from './catalogue.ts';
import type { StartChoice } from './start-choice.ts';

/** What to do next with a course, for whoever is looking. */
export function CourseStart({ course, choice }: { course: Course; choice: StartChoice }) {
  const { access } = useTexts();
  const { status } = useSession();
  const hints = { everyone: access.everyoneHint, members: access.membersHint, granted: access.grantedHint };
  return (
    <Card className="p-6">
      <p className="flex items-start gap-2.5 text-[0.95rem] text-ink-soft">
        <Icon
          name={course.access === 'granted' ? 'lock' : 'sparkle'}
          className="mt-0.5 size-5 shrink-0 text-brand-ink"
        />
        {hints[course.access]}
      </p>
      {/* As high as the most there can be: who is looking is known late, and nothing below may move then. */}
      <div
        className={classNames(
          'mt-5 flex flex-col justify-center gap-3',
          // A learner is not asked to join for the blink of an eye.
          status === 'restoring' && 'invisible',
          course.access === 'granted' ? 'min-h-46' : 'min-h-37'
        )}
      >
        <StartActions course={course} choice={choice} />
      </div>
    </Card>
  );
}

function StartActions({ course, choice }: { course: Course; choice: StartChoice }) {
  const texts = useTexts();
  const { isLearner } = useSession();
  if (choice.kind === 'nothing') return <p className="text-ink-soft">{texts.course.noLessons}</p>;
  if (choice.kind === 'join') {
    return (
      <>
        <MainAction course={course} choice={choice} size="large" />
        <FreeLesson lesson={choice.free} />
        <p className="text-center text-sm text-ink-faint">{texts.course.joinNote}</p>
      </>
    );
  }
  if (choice.kind === 'refused') {
    return (
      <>
        <p className="font-semibold">{texts.access.notGranted.title}</p>
        <p className="text-[0.95rem] text-ink-soft">{texts.access.notGranted.text}</p>
        <FreeLesson lesson={choice.free} />
      </>
    );
  }
  return (
    <>
      {isLearner && (
        <div>
          <div className="flex justify-between gap-4 text-sm font-semibold">
            <span className={choice.kind === 'again' ? 'text-good' : undefined}>
              {choice.kind === 'again' ? texts.course.done : texts.course.yourProgress}
            </span>
            <span className="tabular-nums">{choice.percent}%</span>
          </div>
          <ProgressBar percent={choice.percent} label={texts.course.yourProgress} className="mt-2" />
        </div>
      )}
      <MainAction course={course} choice={choice} size="large" />
      {choice.kind !== 'again' && <p className="truncate text-center text-sm text-ink-faint">{choice.lesson.title}</p>}
    </>
  );
}

/** The main thing to press; nothing where there is none. */
export function MainAction({
  course,
  choice,
  size,
}: {
  course: Course;
  choice: StartChoice;
  size: 'regular' | 'large';
}) {
  const texts = useTexts();
  if (choice.kind === 'nothing') return null;
  if (choice.kind === 'refused') return <FreeLesson lesson={choice.free} />;
  if (choice.kind === 'join') {
    return (
      <ButtonLink to={withReturn({ form: '/register/', from: course.href })} size={size}>
        {texts.nav.join}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink to={choice.lesson.href} size={size} look={choice.kind === 'again' ? 'secondary' : 'primary'}>
      <Icon name="play" isFilled className="size-4" />
      {texts.course[choice.kind]}
    </ButtonLink>
  );
}

function FreeLesson({ lesson }: { lesson: Lesson | null }) {
  const texts = useTexts();
  if (!lesson) return null;
  return (
    <ButtonLink to={lesson.href} look="secondary" size="large">
      <Icon name="play" isFilled className="size-4" /> {texts.course.startFree}
    </ButtonLink>
  );
}
