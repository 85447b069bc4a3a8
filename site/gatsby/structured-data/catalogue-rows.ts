import type { Locale } from '../../src/lib/locale-path.ts';

/** A course as the build's GraphQL gives it to what describes pages. */
export interface CourseRow {
  id: string;
  /** Of its words; in the pages of another language it is a copy. */
  language: Locale;
  title: string | null;
  slug: string | null;
  summary: string | null;
  level: string | null;
  access: string | null;
  publishedAt: string | null;
  outcomes: string[];
  instructor: { name: string | null } | null;
  cover: { localFile: { childImageSharp: { resize: { src: string } } | null } | null } | null;
  modules: { title: string | null; lessons: LessonRow[] }[];
}

export interface LessonRow {
  id: string;
  documentId: string;
  language: Locale;
  title: string | null;
  slug: string | null;
  summary: string | null;
  freePreview: boolean | null;
  minutes: number | null;
  publishedAt: string | null;
}

/** Lessons that have pages. */
export function listLessons(course: CourseRow): LessonRow[] {
  return course.modules.filter(({ title }) => title).flatMap(({ lessons }) => lessons);
}

export const CATALOGUE_QUERY = `
  {
    site {
      siteMetadata {
        siteUrl
        name
      }
    }
    allStrapiSiteSetting {
      nodes {
        locale
        name
      }
    }
    allStrapiCourse {
      nodes {
        id
        language
        title
        slug
        summary
        level
        access
        publishedAt
        outcomes
        instructor {
          name
        }
        cover {
          localFile {
            childImageSharp {
              resize(width: 1200, height: 630, toFormat: JPG, quality: 80, cropFocus: CENTER) {
                src
              }
            }
          }
        }
        modules {
          title
          lessons {
            id
            documentId
            language
            title
            slug
            summary
            freePreview
            minutes
            publishedAt
          }
        }
      }
    }
  }
`;
