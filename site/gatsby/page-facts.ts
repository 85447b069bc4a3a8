import type { CreatePagesArgs } from 'gatsby';
import { toLocalPath, type Locale } from '../src/lib/locale-path.ts';
import type { PageFacts } from '../src/lib/page-facts.ts';
import { texts as en } from '../src/texts/en.ts';
import { texts as es } from '../src/texts/es.ts';
import { describeCourse } from './structured-data/describe-course.ts';
import { describeFilm } from './structured-data/describe-film.ts';
import { describeWay, toScriptText } from './structured-data/describe-way.ts';
import { CATALOGUE_QUERY, listLessons, type CourseRow, type LessonRow } from './structured-data/catalogue-rows.ts';
import { readFilms, type PublicFilm } from './structured-data/read-public-film.ts';

const TEXTS = { en, es };

/** What one page of a course or a lesson says of itself to machines. */
type FactsOf = (page: { courseId: string; lessonId?: string; locale: Locale }) => PageFacts;

/**
 * Made once for all pages. Of films only those that anyone may watch are described, by what anyone is told of them.
 *
 * @throws Error when the catalogue cannot be read
 */
export async function readPageFacts({
  graphql,
  reporter,
  cmsUrl,
}: Pick<CreatePagesArgs, 'graphql' | 'reporter'> & { cmsUrl: string }): Promise<FactsOf> {
  const { data, errors } = await graphql<{
    site: { siteMetadata: { siteUrl: string; name: string } };
    allStrapiSiteSetting: { nodes: { locale: Locale; name: string | null }[] };
    allStrapiCourse: { nodes: CourseRow[] };
  }>(CATALOGUE_QUERY);
  if (errors || !data) throw new Error(`What pages say of themselves could not be read: ${String(errors)}`);
  const { siteUrl, name } = data.site.siteMetadata;
  const courses = new Map(data.allStrapiCourse.nodes.map((course) => [course.id, course]));
  const films = await readFilms({ courses: [...courses.values()], cmsUrl, reporter });

  return ({ courseId, lessonId, locale }) => {
    const course = courses.get(courseId);
    const lesson = course && lessonId ? listLessons(course).find(({ id }) => id === lessonId) : undefined;
    if (!course || (lessonId && !lesson)) throw new Error(`There is no course ${courseId} with a lesson ${lessonId}`);
    const picture = course.cover?.localFile?.childImageSharp?.resize.src ?? null;
    if ((lesson ?? course).language !== locale) return { picture, structuredData: null };

    const at = (path: string) => `${siteUrl}${toLocalPath({ locale, path })}`;
    const url = at(`/courses/${course.slug}/`);
    const way = [
      { name: TEXTS[locale].catalogue.title, url: at('/courses/') },
      { name: course.title ?? '', url },
    ];
    const settings = data.allStrapiSiteSetting.nodes.find((setting) => setting.locale === locale);
    const school = { name: settings?.name || name, url: at('/') };
    const facts = lesson
      ? describeLesson({
          course,
          lesson,
          way,
          url: `${url}${lesson.slug}/`,
          locale,
          film: films.get(lesson.documentId),
          siteUrl,
        })
      : [describeCourse({ ...toCourseFacts({ course, locale, siteUrl }), url, school }), describeWay(way)];
    return { picture, structuredData: toScriptText(facts) };
  };
}

function toCourseFacts({ course, locale, siteUrl }: { course: CourseRow; locale: Locale; siteUrl: string }) {
  const lessons = listLessons(course);
  return {
    name: course.title ?? '',
    description: course.summary ?? '',
    language: locale,
    image: toPicture({ course, siteUrl }),
    access: course.access,
    level: course.level && TEXTS[locale].levels[course.level as keyof typeof en.levels],
    minutes: lessons.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    outcomes: course.outcomes,
    instructor: course.instructor?.name ?? null,
    modifiedAt: latest([course.publishedAt, ...lessons.map(({ publishedAt }) => publishedAt)]),
  };
}

function describeLesson({
  course,
  lesson,
  way,
  url,
  locale,
  film,
  siteUrl,
}: {
  course: CourseRow;
  lesson: LessonRow;
  way: { name: string; url: string }[];
  url: string;
  locale: Locale;
  film: PublicFilm | undefined;
  siteUrl: string;
}): object[] {
  const name = lesson.title ?? '';
  const breadcrumbs = describeWay([...way, { name, url }]);
  if (!film || !lesson.publishedAt) return [breadcrumbs];
  const described = describeFilm({
    name,
    description: lesson.summary || (course.summary ?? ''),
    url,
    language: locale,
    thumbnail: toPicture({ course, siteUrl }) ?? `${siteUrl}/share.png`,
    uploadedAt: lesson.publishedAt,
    film,
  });
  return [breadcrumbs, described];
}

function toPicture({ course, siteUrl }: { course: CourseRow; siteUrl: string }): string | null {
  const path = course.cover?.localFile?.childImageSharp?.resize.src;
  return path ? `${siteUrl}${path}` : null;
}

function latest(dates: readonly (string | null)[]): string | null {
  return dates
    .flatMap((date) => date ?? [])
    .reduce<string | null>((last, date) => (last && last > date ? last : date), null);
}
