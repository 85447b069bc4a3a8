import { Alert } from '../../components/alert.tsx';
import { Button, ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { strings } from '../../lib/strings.ts';
import { useAccount } from '../auth/use-account.ts';
import type { Course } from '../catalogue/catalogue.ts';
import { CourseCard } from '../catalogue/course-card.tsx';
import { ContinueList, useContinueItems } from './continue-rail.tsx';
import { percentDone } from './course-marks.ts';
import { useCourseMarks } from './use-course-marks.ts';

const words = strings.myLearning;

/** A learner's own page: what to go on with, and the courses begun. */
export function LearningOverview({ courses }: { courses: Course[] }) {
  const { account } = useAccount();
  const { items, retry } = useContinueItems();
  const name = account !== null && account !== 'failed' ? (account.firstName ?? '') : '';
  const begun = Array.isArray(items)
    ? items.flatMap(({ courseId }) => courses.find(({ id }) => id === courseId) ?? [])
    : [];
  return (
    <>
      <h1 className="text-4xl sm:text-5xl">{words.greeting(name)}</h1>
      {items === 'failed' && (
        <div className="mt-8 flex flex-col items-start gap-4">
          <Alert tone="bad">{words.failed}</Alert>
          <Button look="secondary" onClick={retry}>
            {strings.common.retry}
          </Button>
        </div>
      )}
      {Array.isArray(items) && begun.length === 0 && (
        <EmptyState icon="play" title={words.empty} text={words.emptyText}>
          <ButtonLink to="/courses/">{strings.home.browse}</ButtonLink>
        </EmptyState>
      )}
      {items !== 'failed' && (items === null || begun.length > 0) && (
        <section className="mt-12" aria-labelledby="go-on">
          <h2 id="go-on" className="text-2xl">
            {words.continueTitle}
          </h2>
          <ContinueList items={items} courses={courses} />
        </section>
      )}
      {begun.length > 0 && (
        <section className="mt-14" aria-labelledby="your-courses">
          <div className="flex flex-wrap items-center justify-between gap-4">
            <h2 id="your-courses" className="text-2xl">
              {words.coursesTitle}
            </h2>
            <ButtonLink to="/courses/" look="secondary" size="small">
              {words.discover}
            </ButtonLink>
          </div>
          <ul className="mt-6 grid gap-7 sm:grid-cols-2 lg:grid-cols-3">
            {begun.map((course) => (
              <li key={course.id}>
                <BegunCourse course={course} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function BegunCourse({ course }: { course: Course }) {
  const { marks } = useCourseMarks(course.id);
  return <CourseCard course={course} percent={percentDone({ lessons: course.lessons, marks: marks ?? {} })} />;
}
