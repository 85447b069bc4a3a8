import { graphql } from 'gatsby';
import { LocalLink } from '../../components/local-link.tsx';
import { Card } from '../../components/card.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import type { Course } from './catalogue.ts';
import { CourseCover } from './course-cover.tsx';
import { AccessBadge, CourseFacts } from './course-facts.tsx';

/** @param percent the learner's progress, where it is known */
export function CourseCard({
  course,
  percent,
  isFirst = false,
  heading: Heading = 'h3',
}: {
  course: Course;
  percent?: number;
  isFirst?: boolean;
  /** As deep as the page is where the card stands. */
  heading?: 'h2' | 'h3';
}) {
  const texts = useTexts();
  const lang = foreignLang({ language: course.language, locale: useLocale() });
  return (
    <Card
      as="article"
      className="group relative flex h-full flex-col overflow-hidden transition-shadow duration-300 hover:shadow-lift"
    >
      <div className="relative">
        <CourseCover
          cover={course.cover}
          isFirst={isFirst}
          className="[&_img]:transition-transform [&_img]:duration-500 group-hover:[&_img]:scale-[1.03]"
        />
        <div className="absolute top-3 left-3">
          <AccessBadge access={course.access} isOnImage />
        </div>
      </div>
      <div className="flex flex-1 flex-col gap-3 p-6">
        {course.categories[0] && <p className="text-sm font-semibold text-brand-ink">{course.categories[0].name}</p>}
        <Heading lang={lang} className="text-xl leading-snug">
          <LocalLink to={course.href} className="after:absolute after:inset-0 after:content-['']">
            {course.title}
          </LocalLink>
        </Heading>
        {course.summary && (
          <p lang={lang} className="line-clamp-3 text-ink-soft">
            {course.summary}
          </p>
        )}
        <div className="mt-auto pt-3">
          {percent === undefined ? (
            <CourseFacts course={course} className="text-ink-faint" />
          ) : (
            <div className="flex items-center gap-3">
              <ProgressBar percent={percent} label={texts.course.yourProgress} className="flex-1" />
              <span className="text-sm font-semibold tabular-nums">{texts.common.percentDone(percent)}</span>
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}

/**
 * What a course card and an outline need. Gatsby finds fragments by itself; nothing imports it.
 * @public
 */
export const courseFragment = graphql`
  fragment CourseParts on STRAPI_COURSE {
    documentId
    language
    title
    slug
    summary
    level
    access
    cover {
      alternativeText
      localFile {
        childImageSharp {
          gatsbyImageData(
            width: 760
            aspectRatio: 1.7777
            layout: CONSTRAINED
            sizes: "(min-width: 800px) 760px, calc(100vw - 2.5rem)"
          )
        }
      }
    }
    categories {
      name
      slug
    }
    tags {
      name
      slug
    }
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
`;
