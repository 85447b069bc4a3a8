import { resolve } from 'node:path';
import { loadEnvironment } from '@diamond/config';
import type { CreatePagesArgs } from 'gatsby';
import { findCataloguePages, type CourseRow } from './catalogue-pages.ts';
import { readPageFacts } from './page-facts.ts';

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
  const { CMS_INTERNAL_URL, CMS_URL } = loadEnvironment();
  const factsOf = await readPageFacts({ graphql, reporter, cmsUrl: CMS_INTERNAL_URL || CMS_URL });
  for (const { path, kind, context } of pages) {
    const component = resolve(`src/templates/${kind}.tsx`);
    actions.createPage({ path, component, context: { ...context, facts: factsOf(context) } });
  }
}
