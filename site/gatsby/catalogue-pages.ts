import type { PageLanguages } from '../src/lib/page-languages.ts';
import { LOCALES, toLocalPath, type Locale } from '../src/lib/locale-path.ts';

/** A course as pages in `locale` show it; its words are in `language`. */
export interface CourseRow {
  id: string;
  documentId: string;
  locale: Locale;
  language: Locale;
  slug: string | null;
  modules: {
    title: string | null;
    lessons: { id: string; documentId: string; language: Locale; slug: string | null; title: string | null }[];
  }[];
}

export interface CataloguePage {
  path: string;
  kind: 'course' | 'lesson';
  context: {
    courseId: string;
    lessonId?: string;
    locale: Locale;
    /** Where the page does not exist in a language, its twin is the catalogue. */
    languages: PageLanguages;
  };
}

/** A page before its twins are known; pages with the same `key` are one page in different languages. */
interface Found {
  key: string;
  path: string;
  kind: CataloguePage['kind'];
  language: Locale;
  context: Omit<CataloguePage['context'], 'languages'>;
}

/** Every page of courses and lessons, and the addresses that more than one lesson wants. */
export function findCataloguePages(courses: readonly CourseRow[]): { pages: CataloguePage[]; taken: string[] } {
  const taken = new Set<string>();
  const byPath = new Map<string, Found>();
  const versionsOf = new Map<string, Found[]>();
  for (const page of courses.flatMap(listPages)) {
    if (byPath.has(page.path)) taken.add(page.path);
    byPath.set(page.path, page);
    versionsOf.set(page.key, [...(versionsOf.get(page.key) ?? []), page]);
  }
  const pages = [...byPath.values()].map(({ key, path, kind, language, context }): CataloguePage => {
    const versions = versionsOf.get(key) ?? [];
    const translations = versions.filter((page) => page.language === page.context.locale);
    const toTwin = (locale: Locale) => {
      const version = versions.find((page) => page.context.locale === locale);
      return [locale, version?.path ?? toLocalPath({ locale, path: '/courses/' })] as const;
    };
    const languages = {
      language,
      twins: Object.fromEntries(LOCALES.map(toTwin)) as PageLanguages['twins'],
      translations: translations.map((page) => page.context.locale),
    };
    return { path, kind, context: { ...context, languages } };
  });
  return { pages, taken: [...taken] };
}

function listPages({ id, documentId, locale, language, slug, modules }: CourseRow): Found[] {
  if (!slug) return [];
  const path = toLocalPath({ locale, path: `/courses/${slug}/` });
  const lessons = modules.filter(({ title }) => title).flatMap((module) => module.lessons);
  return [
    { key: documentId, path, kind: 'course', language, context: { courseId: id, locale } },
    ...lessons.flatMap((lesson): Found[] =>
      lesson.slug
        ? [
            {
              key: `${documentId} ${lesson.documentId}`,
              path: `${path}${lesson.slug}/`,
              kind: 'lesson',
              language: lesson.language,
              context: { courseId: id, lessonId: lesson.id, locale },
            },
          ]
        : []
    ),
  ];
}
