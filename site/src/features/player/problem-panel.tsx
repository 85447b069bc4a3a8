import { Button, ButtonLink } from '../../components/button.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useTexts } from '../../lib/locale.tsx';
import { isOpenToAll, type Course, type Lesson } from '../catalogue/catalogue.ts';
import { CourseFacts } from '../catalogue/course-facts.tsx';
import type { PlayerProblem } from './player-problem.ts';

const ICONS: Record<PlayerProblem, IconName> = {
  signIn: 'lock',
  notAMember: 'lock',
  notGranted: 'lock',
  notReady: 'hourglass',
  elsewhere: 'play',
  notFound: 'info',
  noVideo: 'info',
  unreachable: 'cloudOff',
  offline: 'cloudOff',
  busy: 'hourglass',
  failed: 'warning',
};

/** Where the film would be: why it is not there, and what to do. */
export default function ProblemPanel({
  problem,
  course,
  lesson,
  retry,
  takeOver,
}: {
  problem: PlayerProblem;
  course: Course;
  lesson: Lesson;
  retry: () => void;
  takeOver: () => void;
}) {
  const texts = useTexts();
  const { title, text } = problem === 'notGranted' ? texts.access.notGranted : texts.player[problem];
  return (
    <div
      role={problem === 'signIn' ? undefined : 'status'}
      className="night on-night grid size-full place-items-center overflow-auto"
    >
      <div className="flex max-w-xl flex-col items-center gap-2 px-5 py-4 text-center sm:gap-3 sm:px-8">
        <span className="grid size-14 place-items-center rounded-full bg-white/10 max-sm:hidden">
          <Icon name={ICONS[problem]} className="size-7" />
        </span>
        <h2 className="text-lg sm:text-2xl">{title}</h2>
        <p className="text-sm text-night-soft sm:text-base">{text}</p>
        {isAboutAccess(problem) && <CourseFacts course={course} className="justify-center text-night-soft" />}
        <div className="mt-1 flex flex-wrap justify-center gap-2 sm:mt-3 sm:gap-3">
          <Actions problem={problem} course={course} lesson={lesson} retry={retry} takeOver={takeOver} />
        </div>
      </div>
    </div>
  );
}

/** What it is that one may not watch: there is something to be had. */
function isAboutAccess(problem: PlayerProblem): boolean {
  return problem === 'signIn' || problem === 'notAMember' || problem === 'notGranted';
}

function Actions({
  problem,
  course,
  lesson,
  retry,
  takeOver,
}: {
  problem: PlayerProblem;
  course: Course;
  lesson: Lesson;
  retry: () => void;
  takeOver: () => void;
}) {
  const texts = useTexts();
  const free = course.lessons.find((other) => other.id !== lesson.id && isOpenToAll({ course, lesson: other }));
  switch (problem) {
    case 'signIn':
      return (
        <>
          <ButtonLink to={withReturn({ form: '/register/', from: lesson.href })} look="night" size="small">
            {texts.player.join}
          </ButtonLink>
          <ButtonLink to={withReturn({ form: '/login/', from: lesson.href })} look="night-quiet" size="small">
            {texts.nav.signIn}
          </ButtonLink>
        </>
      );
    case 'notAMember':
    case 'notGranted':
    case 'notFound':
      return (
        <>
          <ButtonLink to={course.href} look="night" size="small">
            {texts.player.seeCourse}
          </ButtonLink>
          {free && (
            <ButtonLink to={free.href} look="night-quiet" size="small">
              {texts.player.freeLesson}
            </ButtonLink>
          )}
        </>
      );
    case 'noVideo':
      return null;
    case 'elsewhere':
      return (
        <Button look="night" size="small" onClick={takeOver}>
          {texts.player.watchHere}
        </Button>
      );
    default:
      return (
        <Button look="night" size="small" onClick={retry}>
          {texts.common.retry}
        </Button>
      );
  }
}
