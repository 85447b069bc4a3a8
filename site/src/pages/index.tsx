import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { ButtonLink } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useSchool } from '../components/use-school.ts';
import { useSession } from '../features/auth/session-context.tsx';
import { isOpenToAll, toCourses, type CourseNode, type ImageNode } from '../features/catalogue/catalogue.ts';
import { CourseCard } from '../features/catalogue/course-card.tsx';
import { Instructors } from '../features/catalogue/instructors.tsx';
import { useTexts } from '../lib/locale.tsx';
import { Hero } from '../features/catalogue/hero.tsx';
import { JoinBanner } from '../features/auth/join-banner.tsx';

interface HomeQuery {
  allStrapiCourse: { nodes: CourseNode[] };
  allStrapiInstructor: {
    nodes: {
      documentId: string;
      name: string | null;
      role: string | null;
      bio: string | null;
      photo: ImageNode | null;
    }[];
  };
  strapiSiteSetting: { aboutHtml: string } | null;
}

export default function HomePage({ data }: PageProps<HomeQuery>) {
  const texts = useTexts();
  const school = useSchool();
  const { isLearner } = useSession();
  const courses = toCourses(data.allStrapiCourse.nodes);
  const freeLesson =
    courses.flatMap((course) => course.lessons.filter((lesson) => isOpenToAll({ course, lesson })))[0] ?? null;
  return (
    <>
      <Hero
        tagline={school.tagline}
        aboutHtml={data.strapiSiteSetting?.aboutHtml ?? ''}
        courses={courses}
        freeLessonHref={freeLesson?.href ?? null}
      />
      <section className="shell pt-16 sm:pt-20">
        {courses.length === 0 ? (
          <EmptyState title={texts.home.emptyTitle} text={texts.home.emptyText} />
        ) : (
          <>
            <div className="flex flex-wrap items-end justify-between gap-4">
              <div className="max-w-2xl">
                <h2 className="text-3xl sm:text-4xl">{texts.home.coursesTitle}</h2>
                <p className="mt-3 text-lg text-ink-soft">{texts.home.coursesText}</p>
              </div>
              <ButtonLink to="/courses/" look="secondary">
                {texts.home.allCourses}
              </ButtonLink>
            </div>
            <ul className={classNames('mt-10 grid gap-7 sm:grid-cols-2', courses.length > 2 && 'lg:grid-cols-3')}>
              {courses.slice(0, 6).map((course, index) => (
                <li key={course.id}>
                  <CourseCard course={course} isFirst={index === 0} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="shell pt-20 sm:pt-28">
        <h2 className="max-w-xl text-3xl sm:text-4xl">{texts.home.whyTitle}</h2>
        <ul className="mt-10 grid gap-x-10 gap-y-8 sm:grid-cols-3">
          {texts.home.why.map(({ title, text }, index) => (
            <li key={title} className="border-t-2 border-brand pt-5">
              <p aria-hidden="true" className="font-display text-sm font-bold text-brand-ink tabular-nums">
                0{index + 1}
              </p>
              <h3 className="mt-2 text-xl">{title}</h3>
              <p className="mt-2 text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
      </section>
      <Instructors instructors={data.allStrapiInstructor.nodes} />
      {!isLearner && <JoinBanner />}
    </>
  );
}

export function Head({ location }: HeadProps) {
  return <PageHead path={location.pathname} />;
}

export const query = graphql`
  query Home($locale: String!) {
    allStrapiCourse(filter: { locale: { eq: $locale } }, sort: [{ position: ASC }, { documentId: ASC }]) {
      nodes {
        ...CourseParts
      }
    }
    allStrapiInstructor(filter: { locale: { eq: $locale } }, sort: { name: ASC }, limit: 6) {
      nodes {
        documentId
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
    strapiSiteSetting(locale: { eq: $locale }) {
      aboutHtml
    }
  }
`;
