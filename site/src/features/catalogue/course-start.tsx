import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { findNextLesson, percentDone, type LessonMarks } from '../progress/course-marks.ts';
import { isOpenToAll, type Course } from './catalogue.ts';
import { useCourseAccess } from './use-course-access.ts';

/** The one thing to do next with a course, for whoever is looking. */
export function CourseStart({ course, marks }: { course: Course; marks: LessonMarks | null }) {
  const texts = useTexts();
  return (
    <Card className="p-6">
      <p className="flex items-start gap-2.5 text-[0.95rem] text-ink-soft">
        <Icon
          name={course.access === 'granted' ? 'lock' : 'sparkle'}
          className="mt-0.5 size-5 shrink-0 text-brand-ink"
        />
        {texts.access[`${course.access}Hint`]}
      </p>
      <div className="mt-5 flex flex-col gap-3">
        <StartActions course={course} marks={marks} />
      </div>
    </Card>
  );
}

function StartActions({ course, marks }: { course: Course; marks: LessonMarks | null }) {
  const texts = useTexts();
  const { isLearner } = useSession();
  const decision = useCourseAccess(course.id);
  const first = course.lessons[0];
  const free = course.lessons.find((lesson) => isOpenToAll({ course, lesson }));
  if (!first) return null;

  if (!isLearner && course.access !== 'everyone') {
    return (
      <>
        <ButtonLink to={withReturn({ form: '/register/', from: course.href })} size="large">
          {texts.nav.join}
        </ButtonLink>
        {free && (
          <ButtonLink to={free.href} look="secondary" size="large">
            <Icon name="play" isFilled className="size-4" /> {texts.course.startFree}
          </ButtonLink>
        )}
        <p className="text-center text-sm text-ink-faint">{texts.course.joinNote}</p>
      </>
    );
  }

  if (decision && !decision.allowed) {
    return (
      <>
        <p className="font-semibold">{texts.player.notGranted.title}</p>
        <p className="text-[0.95rem] text-ink-soft">{texts.player.notGranted.text}</p>
        {free && (
          <ButtonLink to={free.href} look="secondary">
            <Icon name="play" isFilled className="size-4" /> {texts.course.startFree}
          </ButtonLink>
        )}
      </>
    );
  }

  const percent = marks ? percentDone({ lessons: course.lessons, marks }) : 0;
  const next = marks ? findNextLesson({ lessons: course.lessons, marks }) : first;
  const hasBegun =
    marks !== null && course.lessons.some(({ id }) => (marks[id]?.percent ?? 0) > 0 || marks[id]?.completed);
  return (
    <>
      {hasBegun && (
        <div>
          <div className="flex justify-between text-sm font-semibold">
            <span>{texts.course.yourProgress}</span>
            <span className="tabular-nums">{percent}%</span>
          </div>
          <ProgressBar percent={percent} label={texts.course.yourProgress} className="mt-2" />
        </div>
      )}
      {next === null && <p className="font-semibold text-good">{texts.course.done}</p>}
      <ButtonLink to={(next ?? first).href} size="large" look={next ? 'primary' : 'secondary'}>
        <Icon name="play" isFilled className="size-4" />
        {next === null ? texts.course.again : hasBegun ? texts.course.goOn : texts.course.start}
      </ButtonLink>
      {hasBegun && next && <p className="truncate text-center text-sm text-ink-faint">{next.title}</p>}
    </>
  );
}
