import { resolve } from 'node:path';
import type { CreatePagesArgs } from 'gatsby';
import { LOCALES, toLocalPath } from '../src/lib/locale-path.ts';

interface Answer {
  allStrapiCourse: { nodes: CourseRow[] };
  allStrapiMedia: { nodes: { name: string | null; url: string | null; localFile: { id: string } | null }[] };
}

interface CourseRow {
  id: string;
  slug: string | null;
  modules: { title: string | null; lessons: { id: string; slug: string | null; title: string | null }[] }[];
}

/** One page a course and one a lesson. A lesson without a published module or course has no page. */
export async function createCataloguePages({ actions, graphql, reporter }: CreatePagesArgs): Promise<void> {
  const { data, errors } = await graphql<Answer>(`
    {
      allStrapiCourse {
        nodes {
          id
          slug
          modules {
            title
            lessons {
              id
              slug
              title
            }
          }
        }
      }
      allStrapiMedia: allStrapiMedia(filter: { mime: { regex: "/^image/" } }) {
        nodes {
          name
          url
          localFile {
            id
          }
        }
      }
    }
  `);
  if (errors || !data) {
    reporter.panicOnBuild('The catalogue could not be read from the content of the CMS', errors);
    return;
  }

  // The source plugin swallows failed downloads; a course page without its cover must not go live unnoticed.
  const lost = data.allStrapiMedia.nodes.filter(({ localFile }) => localFile === null);
  if (lost.length > 0) {
    const names = lost.map(({ name, url }) => `${name} (${url})`).join(', ');
    reporter.panicOnBuild(`Images could not be downloaded from the CMS: ${names}. Build again when they can be.`);
    return;
  }

  const taken = new Set<string>();
  for (const course of data.allStrapiCourse.nodes) {
    if (!course.slug) continue;
    for (const locale of LOCALES) {
      actions.createPage({
        path: toLocalPath({ locale, path: `/courses/${course.slug}/` }),
        component: resolve('src/templates/course.tsx'),
        context: { courseId: course.id, locale },
      });
    }
    for (const lesson of course.modules.filter(({ title }) => title).flatMap(({ lessons }) => lessons)) {
      if (!lesson.slug) continue;
      const path = `/courses/${course.slug}/${lesson.slug}/`;
      if (taken.has(path)) {
        reporter.panicOnBuild(`Two lessons want the address ${path}. Give one of them another slug.`);
        continue;
      }
      taken.add(path);
      for (const locale of LOCALES) {
        actions.createPage({
          path: toLocalPath({ locale, path }),
          component: resolve('src/templates/lesson.tsx'),
          context: { courseId: course.id, lessonId: lesson.id, locale },
        });
      }
    }
  }
}
