import { Refusal } from '@diamond/kit';
import type { EntitledLesson } from '@diamond/access/contract';
import type { Core } from '@strapi/strapi';
import {
  PROGRESS_CODES,
  type ContinueItem,
  type CourseProgress,
  type LessonProgress,
  type ProgressReport,
} from '../../../contract/index.ts';
import { decideContinue } from '../../../domain/decide-continue.ts';
import { decideCourse } from '../../../domain/decide-course.ts';
import { decideReport } from '../../../domain/decide-report.ts';
import { describeLesson } from '../../../domain/stored-progress.ts';
import { findBegunLessons, findCourseLessons, findLesson, mergeReport } from '../store.ts';

/** What a learner did in lessons. Every call is about one learner, `userId`, and can reach no other's rows. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;

  return {
    /**
     * Takes a report from a learner who may watch the lesson; its film's length comes from Mux.
     *
     * @throws Refusal as `entitlements.assertLesson` of access, 409 `no-video` or `video-not-ready`, 401 `sign-in` when
     *   the account is gone
     */
    async report({
      userId,
      lessonId,
      report,
      userAgent,
    }: {
      userId: number;
      lessonId: string;
      report: ProgressReport;
      userAgent: string | null;
    }): Promise<LessonProgress> {
      const lesson: EntitledLesson = await strapi
        .plugin('access')
        .service('entitlements')
        .assertLesson({ lessonId, userId });
      const duration = await findDuration(lesson);
      const progress = await mergeReport({
        db: db(),
        userId,
        lessonId,
        sessionId: report.sessionId,
        sentAt: new Date(report.sentAt),
        userAgent,
        decision: decideReport({ report, duration }),
      });
      if (!progress)
        throw new Refusal({ status: 401, code: PROGRESS_CODES.signIn, message: 'This account no longer exists.' });
      return describeLesson({ lessonId, progress });
    },

    /** @throws Refusal 404 `lesson-not-found` */
    async findLesson({ userId, lessonId }: { userId: number; lessonId: string }): Promise<LessonProgress> {
      const lesson = await findLesson({ db: db(), userId, lessonId });
      if (!lesson)
        throw new Refusal({ status: 404, code: PROGRESS_CODES.lessonNotFound, message: 'There is no such lesson.' });
      return describeLesson(lesson);
    },

    /** @throws Refusal 404 `course-not-found` */
    async findCourse({ userId, courseId }: { userId: number; courseId: string }): Promise<CourseProgress> {
      const lessons = await findCourseLessons({ db: db(), userId, courseId });
      if (!lessons)
        throw new Refusal({ status: 404, code: PROGRESS_CODES.courseNotFound, message: 'There is no such course.' });
      return decideCourse({ courseId, lessons });
    },

    async findContinue({ userId }: { userId: number }): Promise<ContinueItem[]> {
      return decideContinue({ lessons: await findBegunLessons({ db: db(), userId }) });
    },
  };

  async function findDuration({ videoId }: EntitledLesson): Promise<number> {
    if (!videoId) throw new Refusal({ status: 409, code: PROGRESS_CODES.noVideo, message: 'This lesson has no film.' });
    const duration: number | null = await strapi.plugin('mux').service('videos').findLength({ videoId });
    if (!duration)
      throw new Refusal({
        status: 409,
        code: PROGRESS_CODES.videoNotReady,
        message: 'The film of this lesson is not ready yet.',
      });
    return duration;
  }
};
