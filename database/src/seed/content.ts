import { ensureImage, ensureWorksheet } from './media.ts';
import type { CoursePlan, LessonPlan, SchoolPlan } from './school/types.ts';
import type { Document, Strapi } from './strapi.ts';

/** The language the plan is written in. */
export const LOCALE = 'en';

/** A lesson that is in Strapi, perhaps still without its film. */
export interface PlantedLesson {
  plan: LessonPlan;
  course: CoursePlan;
  documentId: string;
  hasVideo: boolean;
  /** 1 for the first lesson of the school. */
  number: number;
}

/** What was planted and has to be published, parents before children. */
export interface Planted {
  documents: { uid: string; documentId: string }[];
  lessons: PlantedLesson[];
}

/** Writes everything but the films into Strapi as drafts. What is there already, by its slug, stays as it is. */
export async function plantContent({ strapi, school }: { strapi: Strapi; school: SchoolPlan }): Promise<Planted> {
  const documents: Planted['documents'] = [];
  const lessons: PlantedLesson[] = [];
  const ensure = async (uid: string, filters: object, makeData: () => object | Promise<object>): Promise<Document> => {
    const document =
      (await strapi.documents(uid).findFirst({ filters, locale: LOCALE })) ??
      (await strapi.documents(uid).create({ data: await makeData(), locale: LOCALE }));
    documents.push({ uid, documentId: document.documentId });
    return document;
  };
  const bySlug = (uid: string, slug: string, makeData: () => object | Promise<object>) =>
    ensure(uid, { slug }, async () => ({ slug, ...(await makeData()) }));

  await ensure('api::site-setting.site-setting', {}, () => school.settings);
  const ids = new Map<string, string>();
  const remember = (slug: string, { documentId }: Document) => ids.set(slug, documentId);
  for (const { slug, ...data } of school.categories)
    remember(slug, await bySlug('api::category.category', slug, () => data));
  for (const { slug, ...data } of school.tags) remember(slug, await bySlug('api::tag.tag', slug, () => data));
  for (const { slug, photo, ...data } of school.instructors) {
    const make = async () => ({ ...data, photo: await ensureImage({ strapi, plan: photo }) });
    remember(slug, await bySlug('api::instructor.instructor', slug, make));
  }

  for (const [courseIndex, course] of school.courses.entries()) {
    const { title, summary, description, outcomes, level, access } = course;
    const planted = await bySlug('api::course.course', course.slug, async () => ({
      title,
      summary,
      description,
      outcomes,
      level,
      access,
      position: courseIndex + 1,
      cover: await ensureImage({ strapi, plan: course.cover }),
      categories: course.categories.map((slug) => ids.get(slug)),
      tags: course.tags.map((slug) => ids.get(slug)),
      instructor: ids.get(course.instructor),
    }));
    for (const [moduleIndex, module] of course.modules.entries()) {
      const inCourse = { title: module.title, course: { documentId: planted.documentId } };
      const { documentId: moduleId } = await ensure('api::module.module', inCourse, () => ({
        title: module.title,
        summary: module.summary,
        position: moduleIndex + 1,
        course: planted.documentId,
      }));
      for (const [lessonIndex, plan] of module.lessons.entries()) {
        const lesson = await bySlug('api::lesson.lesson', plan.slug, async () => ({
          title: plan.title,
          summary: plan.summary,
          body: plan.body,
          position: lessonIndex + 1,
          module: moduleId,
          freePreview: plan.freePreview ?? false,
          files: plan.worksheet ? [await ensureWorksheet({ strapi, plan: plan.worksheet })] : [],
        }));
        const { documentId, video } = lesson;
        lessons.push({ plan, course, documentId, hasVideo: Boolean(video), number: lessons.length + 1 });
      }
    }
  }
  return { documents, lessons };
}

/** Gives a lesson its film. */
export async function attachVideo({
  strapi,
  documentId,
  videoId,
}: {
  strapi: Strapi;
  documentId: string;
  videoId: string;
}): Promise<void> {
  await strapi.documents('api::lesson.lesson').update({ documentId, data: { video: videoId }, locale: LOCALE });
}

/** Publishes what was never published, in the order it was planted: parents first, so that children find them. */
export async function publishContent({
  strapi,
  documents,
  locale,
}: {
  strapi: Strapi;
  documents: Planted['documents'];
  locale: string;
}): Promise<number> {
  let count = 0;
  for (const { uid, documentId } of documents) {
    const filters = { documentId };
    if (await strapi.documents(uid).findFirst({ filters, locale, status: 'published' })) continue;
    await strapi.documents(uid).publish({ documentId, locale });
    count += 1;
  }
  return count;
}

/**
 * Looks at the school as a visitor would find it.
 *
 * @throws Error naming what is missing: a relation that was lost in publishing would leave a page without its parent
 */
export async function assertWhole({ strapi, school }: { strapi: Strapi; school: SchoolPlan }): Promise<void> {
  const courses = await strapi.documents('api::course.course').findMany({
    filters: { slug: { $in: school.courses.map(({ slug }) => slug) } },
    status: 'published',
    locale: LOCALE,
    populate: {
      modules: { populate: { lessons: true } },
      cover: true,
      instructor: { populate: ['photo'] },
      categories: true,
      tags: true,
    },
  });
  const problems = school.courses.flatMap((plan) =>
    findProblems({ plan, course: courses.find(({ slug }) => slug === plan.slug) })
  );
  if (problems.length > 0)
    throw new Error(`The demo school is not whole:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
}

function findProblems({ plan, course }: { plan: CoursePlan; course: Document | undefined }): string[] {
  if (!course) return [`${plan.title} is not published`];
  const modules = (course.modules ?? []) as { title: string; lessons?: { slug: string; video?: string }[] }[];
  const lessons = modules.flatMap((module) => module.lessons ?? []);
  const wanted = plan.modules.flatMap((module) => module.lessons);
  return [
    ...(['cover', 'instructor'] as const)
      .filter((field) => !course[field])
      .map((field) => `${plan.title} has no ${field}`),
    ...(['categories', 'tags'] as const)
      .filter((field) => (course[field] as unknown[] | undefined)?.length !== plan[field].length)
      .map((field) => `${plan.title} lacks ${field}`),
    ...plan.modules
      .filter(({ title }) => !modules.some((module) => module.title === title))
      .map(({ title }) => `${plan.title} lacks the module ${title}`),
    ...wanted
      .filter(({ slug }) => !lessons.some((lesson) => lesson.slug === slug))
      .map(({ title }) => `${plan.title} lacks the lesson ${title}`),
    ...wanted
      .filter(({ slug }) => lessons.some((lesson) => lesson.slug === slug && !lesson.video))
      .map(({ title }) => `${title} has no film`),
  ];
}
