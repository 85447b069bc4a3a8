import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { findNeighbours, toCourse, type CourseNode } from '../features/catalogue/catalogue.ts';
import { LessonPage } from '../features/lesson/lesson-page.tsx';

interface LessonQuery {
  strapiCourse: CourseNode | null;
  strapiLesson: { documentId: string; title: string | null; summary: string | null } | null;
}

export default function LessonTemplate({ data, location }: PageProps<LessonQuery>) {
  const course = data.strapiCourse && toCourse(data.strapiCourse);
  if (!course || !data.strapiLesson) return null;
  const { lesson, previous, next } = findNeighbours({ course, lessonId: data.strapiLesson.documentId });
  if (!lesson) return null;
  return (
    <LessonPage
      key={lesson.id}
      course={course}
      lesson={{ ...lesson, summary: data.strapiLesson.summary ?? '' }}
      previous={previous}
      next={next}
      search={location.search}
    />
  );
}

export function Head({ data, location, pageContext }: HeadProps<LessonQuery>) {
  return (
    <PageHead
      title={data.strapiLesson?.title ?? undefined}
      description={data.strapiLesson?.summary || (data.strapiCourse?.summary ?? undefined)}
      path={location.pathname}
      pageContext={pageContext}
    />
  );
}

export const query = graphql`
  query Lesson($courseId: String!, $lessonId: String!) {
    strapiCourse(id: { eq: $courseId }) {
      documentId
      language
      title
      slug
      summary
      level
      access
      modules {
        documentId
        title
        lessons {
          documentId
          language
          title
          slug
          freePreview
          minutes
        }
      }
    }
    strapiLesson(id: { eq: $lessonId }) {
      documentId
      title
      summary
    }
  }
`;
