import type { IGatsbyImageData } from 'gatsby-plugin-image';
import type { CourseAccess } from '@diamond/access/contract/types';
import { DEFAULT_LOCALE, toLocale, type Locale } from '../../lib/locale-path.ts';

export type Level = 'beginner' | 'intermediate' | 'advanced';

/** An image of the CMS, resized by the build. */
export interface ImageNode {
  alternativeText: string | null;
  localFile: { childImageSharp: { gatsbyImageData: IGatsbyImageData } | null } | null;
}

/** A course as the build's GraphQL gives it; see the fragments beside the components that use them. */
export interface CourseNode {
  documentId: string;
  /** The language it is written in; it is shown in another one where it was not translated. */
  language?: string;
  title: string | null;
  slug: string | null;
  summary: string | null;
  level: string | null;
  access: string | null;
  cover?: ImageNode | null;
  categories?: NamedNode[] | null;
  tags?: NamedNode[] | null;
  modules: {
    documentId: string;
    title: string | null;
    summary?: string | null;
    lessons: {
      documentId: string;
      language?: string;
      title: string | null;
      slug: string | null;
      summary?: string | null;
      freePreview: boolean | null;
      minutes: number | null;
    }[];
  }[];
}

type NamedNode = { name: string | null; slug: string | null } | null;

/** A subject or a tag. */
export interface Named {
  name: string;
  slug: string;
}

export interface Lesson {
  id: string;
  /** Of its words. */
  language: Locale;
  title: string;
  href: string;
  summary: string;
  isFreePreview: boolean;
  /** Whole minutes of film; null when it is not known or there is none. */
  minutes: number | null;
  /** From 1, through the whole course. */
  number: number;
}

export interface Module {
  id: string;
  title: string;
  summary: string;
  lessons: Lesson[];
}

export interface Course {
  id: string;
  /** Of its words. */
  language: Locale;
  title: string;
  slug: string;
  href: string;
  summary: string;
  level: Level;
  access: CourseAccess;
  cover: ImageNode | null;
  categories: Named[];
  tags: Named[];
  modules: Module[];
  lessons: Lesson[];
  /** Minutes of all films together. */
  minutes: number;
}

/**
 * A course in the site's own words. What the CMS has only in part (a lesson whose module is not published, an entry
 * without a title) is not there; a module without lessons is not shown.
 */
export function toCourse(node: CourseNode): Course | null {
  if (!node.title || !node.slug) return null;
  const href = `/courses/${node.slug}/`;
  let number = 0;
  const modules = node.modules.flatMap((module): Module[] => {
    if (!module.title) return [];
    const lessons = module.lessons.flatMap((lesson): Lesson[] => {
      if (!lesson.title || !lesson.slug) return [];
      number += 1;
      return [
        {
          id: lesson.documentId,
          language: toLocale(lesson.language) ?? DEFAULT_LOCALE,
          title: lesson.title,
          href: `${href}${lesson.slug}/`,
          summary: lesson.summary ?? '',
          isFreePreview: lesson.freePreview === true,
          minutes: lesson.minutes && lesson.minutes > 0 ? lesson.minutes : null,
          number,
        },
      ];
    });
    return lessons.length === 0
      ? []
      : [{ id: module.documentId, title: module.title, summary: module.summary ?? '', lessons }];
  });
  const lessons = modules.flatMap((module) => module.lessons);
  return {
    id: node.documentId,
    language: toLocale(node.language) ?? DEFAULT_LOCALE,
    title: node.title,
    slug: node.slug,
    href,
    summary: node.summary ?? '',
    level: toLevel(node.level),
    access: toAccess(node.access),
    cover: node.cover ?? null,
    categories: toNamed(node.categories),
    tags: toNamed(node.tags),
    modules,
    lessons,
    minutes: lessons.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  };
}

/** Published courses with something to watch, in the editors' order. */
export function toCourses(nodes: readonly CourseNode[]): Course[] {
  return nodes.flatMap((node) => toCourse(node) ?? []);
}

/** The lessons before and after one, through the whole course. */
export function findNeighbours({ course, lessonId }: { course: Course; lessonId: string }): {
  lesson: Lesson | null;
  previous: Lesson | null;
  next: Lesson | null;
} {
  const index = course.lessons.findIndex(({ id }) => id === lessonId);
  if (index === -1) return { lesson: null, previous: null, next: null };
  return {
    lesson: course.lessons[index] ?? null,
    previous: course.lessons[index - 1] ?? null,
    next: course.lessons[index + 1] ?? null,
  };
}

/** Whether anyone may watch a lesson without an account, as far as the published catalogue says; the CMS decides. */
export function isOpenToAll({
  course,
  lesson,
}: {
  course: Pick<Course, 'access'>;
  lesson: Pick<Lesson, 'isFreePreview'>;
}): boolean {
  return lesson.isFreePreview || course.access === 'everyone';
}

function toNamed(nodes: readonly NamedNode[] | null | undefined): Named[] {
  return (nodes ?? []).flatMap((node) => (node?.name && node.slug ? [{ name: node.name, slug: node.slug }] : []));
}

function toLevel(level: string | null): Level {
  return level === 'intermediate' || level === 'advanced' ? level : 'beginner';
}

/** An access this site does not know is shown as the strictest it knows. */
function toAccess(access: string | null): CourseAccess {
  return access === 'everyone' || access === 'members' ? access : 'granted';
}
