import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { useMemo } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CatalogueBrowser } from '../../features/catalogue/catalogue-browser.tsx';
import { toCourses, type CourseNode } from '../../features/catalogue/catalogue.ts';
import { useTexts } from '../../lib/locale.tsx';

interface CoursesQuery {
  allStrapiCourse: { nodes: CourseNode[] };
}

export default function CoursesPage({ data, location }: PageProps<CoursesQuery>) {
  const texts = useTexts();
  const courses = useMemo(() => toCourses(data.allStrapiCourse.nodes), [data]);
  return (
    <div className="shell pt-12 sm:pt-16">
      <h1 className="text-4xl sm:text-5xl">{texts.catalogue.title}</h1>
      <p className="mt-4 max-w-2xl text-lg text-ink-soft">{texts.catalogue.text}</p>
      <div className="mt-8 sm:mt-12">
        {courses.length === 0 ? (
          <EmptyState title={texts.home.emptyTitle} text={texts.home.emptyText} />
        ) : (
          <CatalogueBrowser courses={courses} location={location} />
        )}
      </div>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.catalogue.title} description={texts.catalogue.description} path={location.pathname} />;
}

export const query = graphql`
  query Courses($locale: String!) {
    allStrapiCourse(filter: { locale: { eq: $locale } }, sort: [{ position: ASC }, { documentId: ASC }]) {
      nodes {
        ...CourseParts
      }
    }
  }
`;
