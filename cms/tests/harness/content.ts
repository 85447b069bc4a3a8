import { randomUUID } from 'node:crypto';
import type { School } from './school.ts';

export interface MadeLesson {
  lessonId: string;
  moduleId: string;
  courseId: string;
  slug: string;
}

type CourseAccess = 'everyone' | 'members' | 'granted';

/** A published course with one module and one lesson, made through the Document Service as the admin makes them. */
export async function publishLesson({
  school,
  access = 'members',
  freePreview = false,
  video = null,
  body = 'The body of the lesson.',
  publish = true,
}: {
  school: School;
  access?: CourseAccess;
  freePreview?: boolean;
  video?: string | null;
  body?: string;
  /** false leaves the lesson a draft; its course and module are published. */
  publish?: boolean;
}): Promise<MadeLesson> {
  const { strapi } = school;
  const mark = randomUUID().slice(0, 8);
  const course = await strapi.documents('api::course.course').create({
    data: {
      title: `Course ${mark}`,
      slug: `course-${mark}`,
      summary: 'A course.',
      level: 'beginner',
      access,
      position: 0,
    },
    status: 'published',
  });
  const { module, lesson } = await addLesson({
    school,
    courseId: course.documentId,
    mark,
    freePreview,
    video,
    body,
    publish,
  });
  return {
    lessonId: lesson.documentId,
    moduleId: module.documentId,
    courseId: course.documentId,
    slug: `lesson-${mark}`,
  };
}

/** One more module with one lesson in a course that is there. */
export async function addLesson({
  school,
  courseId,
  mark = randomUUID().slice(0, 8),
  freePreview = false,
  video = null,
  body = 'The body of the lesson.',
  publish = true,
  position = 0,
}: {
  school: School;
  courseId: string;
  mark?: string;
  freePreview?: boolean;
  video?: string | null;
  body?: string;
  publish?: boolean;
  position?: number;
}): Promise<{ module: { documentId: string }; lesson: { documentId: string } }> {
  const { strapi } = school;
  const module = await strapi.documents('api::module.module').create({
    data: { title: `Module ${mark}`, position, course: { documentId: courseId } },
    status: 'published',
  });
  const lesson = await strapi.documents('api::lesson.lesson').create({
    data: {
      title: `Lesson ${mark}`,
      slug: `lesson-${mark}`,
      summary: 'A lesson.',
      body,
      freePreview,
      position: 0,
      ...(video ? { video } : {}),
      module: { documentId: module.documentId },
    },
    ...(publish ? { status: 'published' as const } : {}),
  });
  return { module, lesson };
}
