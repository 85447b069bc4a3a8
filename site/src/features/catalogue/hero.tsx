import { ButtonLink } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course } from './catalogue.ts';
import { CourseCover } from './course-cover.tsx';

interface HeroProps {
  tagline: string;
  aboutHtml: string;
  courses: Course[];
  freeLessonHref: string | null;
}

/** The school's first words, with the first course's cover beside them. */
export function Hero({ tagline, aboutHtml, courses, freeLessonHref }: HeroProps) {
  const texts = useTexts();
  const lessons = courses.reduce((sum, course) => sum + course.lessons.length, 0);
  const minutes = courses.reduce((sum, course) => sum + course.minutes, 0);
  const facts = [
    { value: String(courses.length), label: texts.home.factCourses(courses.length) },
    { value: String(lessons), label: texts.home.factLessons(lessons) },
    ...(minutes > 0 ? [{ value: texts.common.minutes(minutes), label: texts.home.factMinutes }] : []),
  ];
  const first = courses[0];
  return (
    <section className="night on-night overflow-hidden">
      <div className="shell grid items-center gap-12 py-16 sm:py-24 lg:grid-cols-[1.1fr_1fr] lg:gap-16">
        <div>
          <h1 className="text-4xl leading-[1.08] font-extrabold sm:text-5xl xl:text-6xl">{tagline}</h1>
          {aboutHtml && (
            <div
              className="mt-6 max-w-xl text-lg text-night-soft [&_a]:underline [&_p+p]:mt-3"
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
          {courses.length > 0 && (
            <dl className="mt-12 flex flex-wrap gap-x-10 gap-y-4">
              {facts.map(({ value, label }) => (
                <div key={label} className="flex flex-col-reverse">
                  <dt className="text-sm text-night-soft">{label}</dt>
                  <dd className="font-display text-2xl font-bold">{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {first && (
          <div className="relative max-lg:hidden">
            <div className="absolute -inset-6 rounded-[2rem] border border-white/15" />
            <CourseCover cover={first.cover} isFirst className="rounded-3xl shadow-lift" />
            {courses[1] && (
              <div className="absolute -bottom-16 -left-12 w-1/2">
                <CourseCover cover={courses[1].cover} isFirst className="rounded-2xl ring-6 ring-night" />
              </div>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
