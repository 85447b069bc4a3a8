import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { LocalLink } from '../../components/local-link.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { formatClock } from '../../lib/format.ts';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import { useLearnerData } from '../auth/use-learner-data.ts';
import { groupBegun } from '../progress/begun-courses.ts';
import { fetchContinue } from '../progress/progress-api.ts';
import type { Course } from './catalogue.ts';
import { CourseCover } from './course-cover.tsx';
import { CourseFacts } from './course-facts.tsx';

/**
 * A cover with one thing to do: the first course, or the lesson a learner stopped in. That is known late, and takes the
 * same place.
 */
export function HeroStage({ courses, first }: { courses: Course[]; first: Course }) {
  const texts = useTexts();
  const { data: items } = useLearnerData(fetchContinue);
  const begun = Array.isArray(items) ? groupBegun({ items, courses }).open[0] : undefined;
  const lesson = begun?.course.lessons.find(({ id }) => id === begun.item.lessonId);
  if (!begun || !lesson) {
    return (
      <Stage
        course={first}
        eyebrow={texts.home.firstCourse}
        title={first.title}
        to={first.href}
        note={<CourseFacts course={first} />}
      />
    );
  }
  const { position, percent } = begun.item;
  return (
    <Stage
      course={begun.course}
      eyebrow={texts.home.continueTitle}
      title={lesson.title}
      to={lesson.href}
      note={
        <div className="flex items-center gap-4 text-sm">
          <span className="whitespace-nowrap">
            {position > 0 ? texts.lesson.resumeAt(formatClock(position)) : texts.lesson.startLesson}
          </span>
          {percent > 0 && (
            <ProgressBar
              percent={percent}
              label={texts.lesson.progress(percent)}
              className="h-1.5 max-w-40 flex-1 bg-white/25 [&>*]:bg-white"
            />
          )}
        </div>
      }
    />
  );
}

function Stage({
  course,
  eyebrow,
  title,
  to,
  note,
}: {
  course: Course;
  eyebrow: string;
  title: string;
  to: string;
  note: ReactNode;
}) {
  const lang = foreignLang({ language: course.language, locale: useLocale() });
  return (
    <div className="group relative overflow-hidden rounded-3xl shadow-lift ring-1 ring-white/15">
      <CourseCover
        cover={course.cover}
        isFirst
        // On a phone it is higher than wide films are, and cut at its sides.
        sizes="(min-width: 40rem) 760px, 125vw"
        className="max-sm:aspect-4/3 [&_img]:transition-transform [&_img]:duration-700 group-hover:[&_img]:scale-[1.02]"
      />
      <div className="absolute inset-0 flex items-end bg-linear-to-t from-black/85 via-black/35 via-45% to-transparent p-5 sm:p-7">
        <div className="flex w-full min-w-0 items-end gap-4">
          <div className="min-w-0 flex-1">
            <p className="text-sm font-semibold text-night-soft">{eyebrow}</p>
            <p lang={lang} className="mt-1 truncate font-display text-xl font-bold sm:text-2xl">
              <LocalLink to={to} className="after:absolute after:inset-0 after:rounded-3xl">
                {title}
              </LocalLink>
            </p>
            <div className="mt-2.5 h-6 overflow-hidden text-night-ink">{note}</div>
          </div>
          <span className="grid size-13 shrink-0 place-items-center rounded-full bg-white text-night transition-transform group-hover:scale-105">
            <Icon name="play" isFilled className="size-6" />
          </span>
        </div>
      </div>
    </div>
  );
}
