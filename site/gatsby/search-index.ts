import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { staticIndexPath, type StaticEntry } from '@diamond/search/contract/static-index';
import type { BuildArgs } from 'gatsby';
import { LOCALES, type Locale } from '../src/lib/locale-path.ts';

interface Answer {
  allSitePage: { nodes: { path: string; pageContext: PageContext | null }[] };
  allStrapiCourse: { nodes: CourseRow[] };
  allStrapiLesson: { nodes: LessonRow[] };
}

interface PageContext {
  locale?: Locale;
  courseId?: string;
  lessonId?: string;
}

interface CourseRow {
  id: string;
  title: string | null;
  summary: string | null;
  outcomes: string[];
  instructor: { name: string | null } | null;
  categories: ({ name: string | null } | null)[] | null;
  tags: ({ name: string | null } | null)[] | null;
}

interface LessonRow {
  id: string;
  title: string | null;
  summary: string | null;
}

/**
 * Writes what the search page looks through when the CMS does not answer: a file a language. It lists the pages that were
 * made, so it leads nowhere else, and says what they say: the build knows nothing that is gated.
 */
export async function writeSearchIndex({ graphql, reporter, store }: BuildArgs): Promise<void> {
  const { data, errors } = await graphql<Answer>(`
    {
      allSitePage {
        nodes {
          path
          pageContext
        }
      }
      allStrapiCourse {
        nodes {
          id
          title
          summary
          outcomes
          instructor {
            name
          }
          categories {
            name
          }
          tags {
            name
          }
        }
      }
      allStrapiLesson {
        nodes {
          id
          title
          summary
        }
      }
    }
  `);
  if (errors || !data) {
    reporter.panicOnBuild('What the search looks through could not be read from the content of the CMS', errors);
    return;
  }
  const entries = listEntries(data);
  const { directory } = store.getState().program;
  for (const locale of LOCALES)
    await writeFile(join(directory, 'public', staticIndexPath(locale)), JSON.stringify(entries[locale]));
}

/** One entry a page of a course or lesson, by language, in the order of their addresses. */
export function listEntries({ allSitePage, allStrapiCourse, allStrapiLesson }: Answer): Record<Locale, StaticEntry[]> {
  const courses = new Map(allStrapiCourse.nodes.map((course) => [course.id, course]));
  const lessons = new Map(allStrapiLesson.nodes.map((lesson) => [lesson.id, lesson]));
  const entries = Object.fromEntries(LOCALES.map((locale) => [locale, []])) as unknown as Record<Locale, StaticEntry[]>;
  for (const { path, pageContext } of allSitePage.nodes) {
    const { locale, courseId, lessonId } = pageContext ?? {};
    const course = courseId ? courses.get(courseId) : undefined;
    if (!locale || !course?.title) continue;
    const lesson = lessonId ? lessons.get(lessonId) : undefined;
    if (lessonId === undefined) entries[locale].push(describe({ path, kind: 'course', entry: course, course }));
    else if (lesson?.title) entries[locale].push(describe({ path, kind: 'lesson', entry: lesson, course }));
  }
  for (const locale of LOCALES) entries[locale].sort((a, b) => (a.path < b.path ? -1 : 1));
  return entries;
}

function describe({
  path,
  kind,
  entry: { title, summary },
  course,
}: {
  path: string;
  kind: StaticEntry['kind'];
  entry: LessonRow;
  course: CourseRow;
}): StaticEntry {
  return {
    kind,
    path,
    title: title ?? '',
    courseTitle: course.title ?? '',
    summary: summary ?? '',
    words: kind === 'course' ? listWords(course) : '',
  };
}

function listWords({ outcomes, instructor, categories, tags }: CourseRow): string {
  const names = [instructor, ...(categories ?? []), ...(tags ?? [])].map((entry) => entry?.name);
  return [...outcomes, ...names].filter(Boolean).join(' ');
}
