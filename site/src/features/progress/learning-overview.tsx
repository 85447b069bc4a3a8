import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RetryAlert } from '../../components/retry-alert.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { useAccount } from '../auth/use-account.ts';
import { useLearnerData } from '../auth/use-learner-data.ts';
import { BookmarkShelf } from '../bookmarks/bookmark-shelf.tsx';
import type { Course } from '../catalogue/catalogue.ts';
import { CourseCard } from '../catalogue/course-card.tsx';
import { groupBegun, type BegunCourse } from './begun-courses.ts';
import { ContinueList } from './continue-list.tsx';
import { percentDone } from './percent-done.ts';
import { fetchContinue } from './progress-api.ts';
import { useCourseMarks } from './use-course-marks.ts';

/** A learner's own page: what to go on with, the courses begun and those finished. */
export function LearningOverview({ courses }: { courses: Course[] }) {
  const texts = useTexts();
  const words = texts.myLearning;
  const { account } = useAccount();
  const { data: items, retry } = useLearnerData(fetchContinue);
  const name = account !== null && account !== 'failed' ? (account.firstName ?? '') : '';
  const groups = Array.isArray(items) ? groupBegun({ items, courses }) : null;
  const open = groups?.open ?? [];
  const finished = groups?.finished ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        {/* Two lines on a phone from the start: the name comes later. */}
        <h1 className="text-4xl max-sm:min-h-[2lh] sm:text-5xl">{words.greeting(name)}</h1>
        <ButtonLink to="/notes/" look="secondary" size="small">
          <Icon name="note" className="size-4" /> {texts.notes.inLesson}
        </ButtonLink>
      </div>
      {items === 'failed' && <RetryAlert text={words.failed} className="mt-8" onRetry={retry} />}
      {groups && open.length === 0 && finished.length === 0 && (
        <EmptyState icon="play" title={words.empty} text={words.emptyText}>
          <ButtonLink to="/courses/">{texts.home.browse}</ButtonLink>
        </EmptyState>
      )}
      {(items === null || open.length > 0) && (
        <section className="mt-12" aria-labelledby="go-on">
          <h2 id="go-on" className="text-2xl">
            {words.continueTitle}
          </h2>
          <ContinueList open={groups && open} />
        </section>
      )}
      {open.length > 0 && <CourseGroup id="your-courses" title={words.coursesTitle} group={open} hasDiscover />}
      {finished.length > 0 && (
        <CourseGroup id="finished" title={words.finishedTitle} group={finished} hasDiscover={open.length === 0} />
      )}
      <BookmarkShelf />
    </>
  );
}

function CourseGroup({
  id,
  title,
  group,
  hasDiscover,
}: {
  id: string;
  title: string;
  group: BegunCourse[];
  /** Whether it also leads to the catalogue. */
  hasDiscover: boolean;
}) {
  const words = useTexts().myLearning;
  return (
    <section className="mt-14" aria-labelledby={id}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {hasDiscover && (
          <ButtonLink to="/courses/" look="secondary" size="small">
            {words.discover}
          </ButtonLink>
        )}
      </div>
      <ul className="mt-6 grid gap-7 sm:grid-cols-2 lg:grid-cols-3">
        {group.map(({ course }) => (
          <li key={course.id}>
            <BegunCourseCard course={course} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function BegunCourseCard({ course }: { course: Course }) {
  const { marks } = useCourseMarks(course.id);
  return <CourseCard course={course} percent={percentDone({ lessons: course.lessons, marks: marks ?? {} })} />;
}
