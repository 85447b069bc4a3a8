import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { toCourse, type CourseNode } from '../features/catalogue/catalogue.ts';
import { CoursePage, type CourseDetails } from '../features/catalogue/course-page.tsx';

interface CourseQuery {
  strapiCourse: (CourseNode & CourseDetails) | null;
}

export default function CourseTemplate({ data }: PageProps<CourseQuery>) {
  const course = data.strapiCourse && toCourse(data.strapiCourse);
  if (!course || !data.strapiCourse) return null;
  return <CoursePage course={course} details={data.strapiCourse} />;
}

export function Head({ data, location, pageContext }: HeadProps<CourseQuery>) {
  return (
    <PageHead
      title={data.strapiCourse?.title ?? undefined}
      description={data.strapiCourse?.summary ?? undefined}
      path={location.pathname}
      pageContext={pageContext}
    />
  );
}

export const query = graphql`
  query Course($courseId: String!) {
    strapiCourse(id: { eq: $courseId }) {
      ...CourseParts
      descriptionHtml
      outcomes
      modules {
        summary
      }
      instructor {
        name
        role
        bio
        photo {
          alternativeText
          localFile {
            childImageSharp {
              gatsbyImageData(width: 64, height: 64, layout: FIXED)
            }
          }
        }
      }
    }
  }
`;
