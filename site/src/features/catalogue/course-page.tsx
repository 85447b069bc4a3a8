import { useRef } from 'react';
import { Avatar } from '../../components/avatar.tsx';
import { Breadcrumbs } from '../../components/breadcrumbs.tsx';
import { Card } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { TranslationNote } from '../../components/translation-note.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import { useSession } from '../auth/session-context.tsx';
import { BookmarkButton } from '../bookmarks/bookmark-button.tsx';
import { useCourseMarks } from '../progress/use-course-marks.ts';
import type { Course, ImageNode } from './catalogue.ts';
import { CourseCover } from './course-cover.tsx';
import { AccessBadge, CourseFacts } from './course-facts.tsx';
import { CourseStart } from './course-start.tsx';
import { Outline } from './outline.tsx';
import { StartBar } from './start-bar.tsx';
import { chooseStart } from './start-choice.ts';
import { useCourseAccess } from './use-course-access.ts';

/** What only the course's own page shows. */
export interface CourseDetails {
  descriptionHtml: string;
  outcomes: string[];
  instructor: { name: string | null; role: string | null; bio: string | null; photo: ImageNode | null } | null;
}

export function CoursePage({ course, details }: { course: Course; details: CourseDetails }) {
  const texts = useTexts();
  const lang = foreignLang({ language: course.language, locale: useLocale() });
  const { isLearner } = useSession();
  const { marks } = useCourseMarks(course.id);
  const choice = chooseStart({ course, isLearner, decision: useCourseAccess(course.id), marks });
  const startCard = useRef<HTMLDivElement>(null);
  // Beside the outline on a wide screen, after everything else on a narrow one.
  const instructorCard = details.instructor?.name ? (
    <InstructorCard instructor={details.instructor} name={details.instructor.name} />
  ) : null;
  return (
    <>
      <div className="night on-night">
        <div className="shell grid gap-10 pt-8 pb-12 sm:pb-16 lg:grid-cols-[1fr_26rem] lg:gap-14">
          <Breadcrumbs
            label={texts.common.breadcrumbs}
            steps={[{ label: texts.nav.courses, to: '/courses/' }]}
            here={course.title}
            className="lg:col-span-2"
          />
          <div className="flex flex-col items-start justify-center">
            <AccessBadge access={course.access} isOnImage />
            <h1 lang={lang} className="mt-5 text-4xl leading-[1.08] font-extrabold sm:text-5xl xl:text-6xl">
              {course.title}
            </h1>
            {course.summary && (
              <p lang={lang} className="mt-5 max-w-2xl text-lg text-night-soft">
                {course.summary}
              </p>
            )}
            <TranslationNote language={course.language} className="mt-5 text-night-soft" />
            <CourseFacts course={course} className="mt-7 text-night-ink" />
            <div className="mt-7">
              <BookmarkButton kind="courses" id={course.id} from={course.href} look="night-quiet" />
            </div>
          </div>
          <CourseCover cover={course.cover} isFirst className="w-full self-center rounded-2xl shadow-lift" />
        </div>
      </div>
      <div className="shell grid items-start gap-12 pt-10 lg:grid-cols-[1fr_26rem] lg:gap-14">
        <div className="flex min-w-0 flex-col gap-14 max-lg:order-2">
          {details.outcomes.length > 0 && (
            <section>
              <h2 className="text-2xl sm:text-3xl">{texts.course.outcomes}</h2>
              <ul lang={lang} className="mt-5 grid gap-x-8 gap-y-3 sm:grid-cols-2">
                {details.outcomes.map((outcome) => (
                  <li key={outcome} className="flex gap-3">
                    <Icon name="check" className="mt-0.5 size-5 shrink-0 text-good" />
                    <span className="text-ink-soft">{outcome}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2 className="text-2xl sm:text-3xl">{texts.course.outline}</h2>
            <div className="mt-6">
              {course.lessons.length === 0 ? (
                <p className="text-ink-soft">{texts.course.noLessons}</p>
              ) : (
                <Outline course={course} marks={marks} />
              )}
            </div>
          </section>
          {details.descriptionHtml && (
            <section>
              <h2 className="text-2xl sm:text-3xl">{texts.course.about}</h2>
              <div
                lang={lang}
                className="prose mt-5 max-w-none"
                dangerouslySetInnerHTML={{ __html: details.descriptionHtml }}
              />
            </section>
          )}
          <div className="lg:hidden">{instructorCard}</div>
        </div>
        <aside className="flex flex-col gap-6 lg:sticky lg:top-24">
          <div ref={startCard}>
            <CourseStart course={course} choice={choice} />
          </div>
          <div className="max-lg:hidden">{instructorCard}</div>
        </aside>
      </div>
      <StartBar course={course} choice={choice} card={startCard} />
    </>
  );
}

function InstructorCard({ instructor, name }: { instructor: NonNullable<CourseDetails['instructor']>; name: string }) {
  const texts = useTexts();
  return (
    <Card className="p-6">
      <h2 className="text-lg">{texts.course.instructor}</h2>
      <div className="mt-4 flex items-center gap-4">
        <Avatar name={name} photo={instructor.photo} />
        <div>
          <p className="font-semibold">{name}</p>
          {instructor.role && <p className="text-sm text-ink-soft">{instructor.role}</p>}
        </div>
      </div>
      {instructor.bio && <p className="mt-4 text-[0.95rem] text-ink-soft">{instructor.bio}</p>}
    </Card>
  );
}
