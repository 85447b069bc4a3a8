import { resolve } from 'node:path';
import type { CreatePagesArgs } from 'gatsby';
import { findCataloguePages, type CourseRow } from './catalogue-pages.ts';

interface Answer {
  allStrapiCourse: { nodes: CourseRow[] };
}

/** One page a course and one a lesson, in each language. A lesson without a published module or course has no page. */
export async function createCataloguePages({ actions, graphql, reporter }: CreatePagesArgs): Promise<void> {
  const { data, errors } = await graphql<Answer>(`
    {
      allStrapiCourse {
        nodes {
          id
          documentId
          locale
          language
          slug
          modules {
            title
            lessons {
              id
              documentId
              language
              slug
              title
            }
          }
        }
      }
    }
  `);
  if (errors || !data) {
    reporter.panicOnBuild('The catalogue could not be read from the content of the CMS', errors);
    return;
  }
  const { pages, taken } = findCataloguePages(data.allStrapiCourse.nodes);
  for (const path of taken)
    reporter.panicOnBuild(`Two lessons want the address ${path}. Give one of them another slug.`);
  for (const { path, kind, context } of pages) {
    actions.createPage({ path, component: resolve(`src/templates/${kind}.tsx`), context });
  }
}
