import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { toCourses, type CourseNode } from '../../features/catalogue/catalogue.ts';
import { CourseCard } from '../../features/catalogue/course-card.tsx';
import { useTexts } from '../../lib/locale.tsx';

interface CoursesQuery {
  allStrapiCourse: { nodes: CourseNode[] };
}

const ALL = '';

export default function CoursesPage({ data }: PageProps<CoursesQuery>) {
  const texts = useTexts();
  const courses = toCourses(data.allStrapiCourse.nodes);
  const [chosen, setChosen] = useState(ALL);
  const subjects = new Map(courses.flatMap(({ categories }) => categories).map(({ slug, name }) => [slug, name]));
  const shown = courses.filter(({ categories }) => chosen === ALL || categories.some(({ slug }) => slug === chosen));
  return (
    <div className="shell pt-12 sm:pt-16">
      <h1 className="text-4xl sm:text-5xl">{texts.catalogue.title}</h1>
      <p className="mt-4 max-w-2xl text-lg text-ink-soft">{texts.catalogue.text}</p>
      {subjects.size > 1 && (
        <div role="group" aria-label={texts.catalogue.filterLabel} className="mt-8 flex flex-wrap gap-2">
          {[[ALL, texts.catalogue.all] as const, ...subjects].map(([slug, name]) => (
            <button
              key={slug}
              type="button"
              aria-pressed={chosen === slug}
              onClick={() => setChosen(slug)}
              className={classNames(
                'min-h-10 cursor-pointer rounded-full border px-4 text-sm font-semibold transition-colors',
                chosen === slug
                  ? 'border-ink bg-ink text-canvas'
                  : 'border-line bg-surface text-ink-soft hover:border-line-strong'
              )}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <div aria-live="polite" className="sr-only">
        {chosen !== ALL && `${shown.length} ${texts.home.factCourses(shown.length)}`}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={courses.length === 0 ? texts.home.emptyTitle : texts.catalogue.none}
          text={courses.length === 0 ? texts.home.emptyText : texts.catalogue.noneText}
        />
      ) : (
        <ul className="mt-10 grid gap-7 sm:grid-cols-2 lg:grid-cols-3">
          {shown.map((course, index) => (
            <li key={course.id}>
              <CourseCard course={course} isFirst={index < 3} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.catalogue.title} description={texts.catalogue.description} path={location.pathname} />;
}

export const query = graphql`
  query Courses {
    allStrapiCourse(sort: [{ position: ASC }, { documentId: ASC }]) {
      nodes {
        ...CourseParts
      }
    }
  }
`;
