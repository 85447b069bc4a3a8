import { ButtonLink } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course } from './catalogue.ts';
import { HeroStage } from './hero-stage.tsx';

interface HeroProps {
  tagline: string;
  aboutHtml: string;
  courses: Course[];
  freeLessonHref: string | null;
}

/** The school's first words, and beside them what to begin with or to go on with. */
export function Hero({ tagline, aboutHtml, courses, freeLessonHref }: HeroProps) {
  const texts = useTexts();
  const lessons = courses.reduce((sum, course) => sum + course.lessons.length, 0);
  const minutes = courses.reduce((sum, course) => sum + course.minutes, 0);
  const facts = [
    { value: String(courses.length), label: texts.home.factCourses(courses.length) },
    { value: String(lessons), label: texts.home.factLessons(lessons) },
    ...(minutes > 0 ? [{ value: texts.common.minutes(minutes), label: texts.home.factMinutes }] : []),
  ];
  return (
    <section className="night on-night overflow-hidden">
      <div className="shell grid items-center gap-12 py-14 sm:py-20 lg:grid-cols-[1fr_1.05fr] lg:gap-16 lg:py-24">
        <div className="min-w-0">
          <h1 className="text-[2.75rem] leading-[1.04] font-extrabold sm:text-6xl xl:text-7xl">{tagline}</h1>
          {aboutHtml && (
            <div
              className="mt-7 max-w-xl text-lg text-night-soft [&_a]:underline [&_p+p]:mt-3"
              dangerouslySetInnerHTML={{ __html: aboutHtml }}
            />
          )}
          <div className="mt-9 flex flex-wrap gap-3">
            <ButtonLink to="/courses/" look="night" size="large">
              {texts.home.browse}
            </ButtonLink>
            {freeLessonHref && (
              <ButtonLink to={freeLessonHref} look="night-quiet" size="large">
                <Icon name="play" isFilled className="size-4" /> {texts.home.watchFree}
              </ButtonLink>
            )}
          </div>
        </div>
        {courses[0] && <HeroStage courses={courses} first={courses[0]} />}
        {courses.length > 0 && (
          <dl className="flex flex-wrap gap-x-12 gap-y-4 border-t border-white/15 pt-7 lg:col-span-2">
            {facts.map(({ value, label }) => (
              <div key={label} className="flex items-baseline gap-2.5">
                <dt className="order-2 text-night-soft">{label}</dt>
                <dd className="font-display text-2xl font-bold">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
}
