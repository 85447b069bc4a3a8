import { Refusal } from '@diamond/kit';
import type { EntitledLesson } from '@diamond/access/contract';
import type { Core } from '@strapi/strapi';
import {
  PROGRESS_CODES,
  type ContinueItem,
  type CourseProgress,
  type LessonProgress,
} from '../../../contract/index.ts';
import { decideContinue } from '../../../domain/decide-continue.ts';
import { decideCourse } from '../../../domain/decide-course.ts';
import { readRule } from '../../../domain/read-rule.ts';
import { describeLesson } from '../../../domain/stored-progress.ts';
import { listInterventions, overrideLesson, resetLessons, type Intervention } from '../store/interventions.ts';
import { findBegunLessons, findCourseLessons, findLesson } from '../store/lessons.ts';
import { markLesson } from '../store/marks.ts';

/** What a learner did in lessons. Every call is about one learner, `userId`, and can reach no other's rows. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;

  return {
    /** With a ticket for the reports of the page that asks. @throws Refusal 404 `lesson-not-found` */
    async findLesson({ userId, lessonId }: { userId: number; lessonId: string }): Promise<LessonProgress> {
      const lesson = await findLesson({ db: db(), userId, lessonId });
      if (!lesson) throw noSuchLesson();
      const ticket = strapi.plugin('progress').service('tickets').write({ userId, lessonId });
      return { ...describeLesson(lesson), ticket };
    },

    /** @throws Refusal 404 `course-not-found` */
    async findCourse({ userId, courseId }: { userId: number; courseId: string }): Promise<CourseProgress> {
      const lessons = await findCourseLessons({ db: db(), userId, courseId });
      if (!lessons) throw noSuchCourse();
      return decideCourse({ courseId, lessons });
    },

    async findContinue({ userId }: { userId: number }): Promise<ContinueItem[]> {
      return decideContinue({ lessons: await findBegunLessons({ db: db(), userId }) });
    },

    /**
     * A learner says that a lesson is done, or is not. Undone by hand, the film makes it done again only when more of it
     * is watched.
     *
     * @throws Refusal as `entitlements.assertLesson` of access, 401 `sign-in` when the account is gone
     */
    async mark({
      userId,
      lessonId,
      done,
    }: {
      userId: number;
      lessonId: string;
      done: boolean;
    }): Promise<LessonProgress> {
      const lesson: EntitledLesson = await strapi
        .plugin('access')
        .service('entitlements')
        .assertLesson({ lessonId, userId });
      const rule = readRule({ ...lesson, hasFilm: lesson.videoId !== null });
      const by = rule.kind === 'read' ? 'read' : 'learner';
      const isKept = await markLesson({ db: db(), userId, lessonId, done, by });
      if (!isKept)
        throw new Refusal({ status: 401, code: PROGRESS_CODES.signIn, message: 'This account no longer exists.' });
      // A report would be noticed by its sitting; this has none.
      await strapi.plugin('progress').service('figures').touch({ userId });
      if (done) void strapi.eventHub.emit('progress.done', { userId });
      const after = await findLesson({ db: db(), userId, lessonId });
      if (!after) throw noSuchLesson();
      return describeLesson(after);
    },

    /**
     * An editor says that a lesson is done or is not, whatever was watched. The reason is kept.
     *
     * @param by id of the admin user; null when no person does it
     * @throws Refusal 404 `lesson-not-found`, also when the learner is gone
     */
    async override(order: {
      userId: number;
      lessonId: string;
      done: boolean;
      reason: string;
      by: number | null;
    }): Promise<void> {
      if (!(await overrideLesson({ db: db(), ...order }))) throw noSuchLesson();
    },

    /**
     * Forgets what a learner watched of one lesson, or of all lessons of a course. The reason is kept.
     *
     * @param by id of the admin user; null when no person does it
     * @throws Refusal 404 `lesson-not-found` or `course-not-found`, also when the learner is gone
     */
    async reset({
      lessonId = null,
      courseId = null,
      ...order
    }: {
      userId: number;
      lessonId?: string | null;
      courseId?: string | null;
      reason: string;
      by: number | null;
    }): Promise<void> {
      if (await resetLessons({ db: db(), ...order, lessonId, courseId })) return;
      throw lessonId === null ? noSuchCourse() : noSuchLesson();
    },

    /** What editors did about a learner's progress, oldest first. */
    async listInterventions({ userId }: { userId: number }): Promise<Intervention[]> {
      return listInterventions({ db: db(), userId });
    },
  };
};

function noSuchLesson(): Refusal {
  return new Refusal({ status: 404, code: PROGRESS_CODES.lessonNotFound, message: 'There is no such lesson.' });
}

function noSuchCourse(): Refusal {
  return new Refusal({ status: 404, code: PROGRESS_CODES.courseNotFound, message: 'There is no such course.' });
}
