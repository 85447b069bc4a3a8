import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { SignedInOnly } from '../features/auth/signed-in-only.tsx';
import { toCourses, type CourseNode } from '../features/catalogue/catalogue.ts';
import { LearningOverview } from '../features/progress/learning-overview.tsx';
import { useTexts } from '../lib/locale.tsx';

interface LearningQuery {
  allStrapiCourse: { nodes: CourseNode[] };
}

export default function MyLearningPage({ data, location }: PageProps<LearningQuery>) {
  return (
    <div className="shell pt-12 sm:pt-16">
      <SignedInOnly path={location.pathname}>
        <LearningOverview courses={toCourses(data.allStrapiCourse.nodes)} />
      </SignedInOnly>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.myLearning.title} path={location.pathname} isPrivate />;
}

export const query = graphql`
  query MyLearning($locale: String!) {
    allStrapiCourse(filter: { locale: { eq: $locale } }, sort: [{ position: ASC }, { documentId: ASC }]) {
      nodes {
        ...CourseParts
      }
    }
  }
`;
