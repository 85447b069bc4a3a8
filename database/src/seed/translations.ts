import type { Planted } from './content.ts';
import type { SchoolPlan, SchoolTranslation } from './school/types.ts';
import type { Strapi } from './strapi.ts';

/** One document's words in another language. */
interface Translated {
  uid: string;
  documentId: string;
  data: object;
}

/**
 * Writes the school's words in another language as drafts beside the first ones. What is there already stays as it is.
 * Relations are said again: Strapi keeps them per language.
 *
 * @returns what is to be published in that language, parents first
 */
export async function plantTranslations({
  strapi,
  school,
  translation,
  documents,
  locale,
}: {
  strapi: Strapi;
  school: SchoolPlan;
  translation: SchoolTranslation;
  documents: Planted['documents'];
  locale: string;
}): Promise<Planted['documents']> {
  const translated = listTranslated({ school, translation, documents });
  for (const { uid, documentId, data } of translated) {
    const filters = { documentId };
    if (await strapi.documents(uid).findFirst({ filters, locale })) continue;
    await strapi.documents(uid).update({ documentId, locale, data });
  }
  return translated.map(({ uid, documentId }) => ({ uid, documentId }));
}

/** Plans and documents are in one order: the one they were planted in. */
function listTranslated({
  school,
  translation,
  documents,
}: {
  school: SchoolPlan;
  translation: SchoolTranslation;
  documents: Planted['documents'];
}): Translated[] {
  const rest = [...documents];
  const found: Translated[] = [];
  const take = (data: object | undefined): string => {
    const document = rest.shift();
    if (!document) throw new Error('There are fewer documents than the plan has');
    if (data) found.push({ ...document, data });
    return document.documentId;
  };
  take(translation.settings);
  const ids = new Map<string, string>();
  for (const { slug } of school.categories) ids.set(slug, take(translation.categories[slug]));
  for (const { slug } of school.tags) ids.set(slug, take(translation.tags[slug]));
  for (const { slug, name } of school.instructors) {
    const said = translation.instructors[slug];
    ids.set(slug, take(said && { name, ...said }));
  }
  for (const course of school.courses) {
    const { modules, ...words } = translation.courses[course.slug] ?? { modules: null };
    const courseId = take(
      modules
        ? {
            ...words,
            categories: course.categories.map((slug) => ids.get(slug)),
            tags: course.tags.map((slug) => ids.get(slug)),
            instructor: ids.get(course.instructor),
          }
        : undefined
    );
    for (const [moduleIndex, module] of course.modules.entries()) {
      const { lessons, ...moduleWords } = modules?.[moduleIndex] ?? { lessons: null };
      const moduleId = take(lessons ? { ...moduleWords, course: courseId } : undefined);
      for (const lessonIndex of module.lessons.keys()) {
        const lesson = lessons?.[lessonIndex];
        take(lesson && { ...lesson, module: moduleId });
      }
    }
  }
  return found;
}
