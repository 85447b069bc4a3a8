import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  HEAT_PARTS,
  type CourseFigures,
  type CourseFunnel,
  type LessonHeat,
  type Overview,
} from '../../../contract/admin.ts';
import { PROGRESS_CODES } from '../../../contract/codes.ts';
import { findHeat, listCourses, listLessonFigures } from '../store/admin/courses.ts';
import { findAsOf, findTotals, listDays } from '../store/admin/overview.ts';
import { lookForNews, markStale, refreshGroupOf, refreshIdentity, refreshNextGroup } from '../store/admin/refresh.ts';

/** Seconds between two rounds. */
export const PERIOD = 30;

/** Groups of learners a round refreshes at most: of a very busy school all are due always, and there is other work. */
const BUDGET = 10;

/** Seconds a group rests, whatever is reported meanwhile. */
const PAUSE = 20;

/** Seconds after which a group's figures are made anew though nothing was heard: whatever was missed is found then. */
const AT_LATEST = 3_600;

/** What the school learned, in numbers. Made from the learners' own rows round after round, and read from there. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  let isRunning = false;

  return {
    /** One round; one that is asked for while one is under way does nothing. @returns how many groups were refreshed */
    async refresh({ pause = PAUSE, budget = BUDGET }: { pause?: number; budget?: number } = {}): Promise<number> {
      if (isRunning) return 0;
      isRunning = true;
      try {
        await lookForNews({ db: db() });
        let count = 0;
        while (count < budget && (await refreshNextGroup({ db: db(), pause, atLatest: AT_LATEST })) !== null)
          count += 1;
        return count;
      } finally {
        isRunning = false;
      }
    },

    /** Counts what an editor changed for a learner at once. */
    async refreshLearner({ userId }: { userId: number }): Promise<void> {
      await refreshGroupOf({ db: db(), userId });
    },

    /** Makes a learner findable by the name they have now. Joins the transaction it is called in. */
    async followIdentity({ userId }: { userId: number }): Promise<void> {
      await strapi.db.transaction(({ trx }) => refreshIdentity({ db: trx, userId }));
    },

    /** Something of this learner changed that no report tells of: it is counted with the next round. */
    async touch({ userId }: { userId: number }): Promise<void> {
      await markStale({ db: db(), userId });
    },

    async overview({ days }: { days: number }): Promise<Overview> {
      const [asOf, figures, totals] = await Promise.all([
        findAsOf({ db: db() }),
        listDays({ db: db(), days }),
        findTotals({ db: db() }),
      ]);
      return { asOf, days: figures, totals };
    },

    async listCourses(): Promise<CourseFigures[]> {
      return listCourses({ db: db() });
    },

    /** @throws Refusal 404 `course-not-found` */
    async findCourse({ courseId }: { courseId: string }): Promise<CourseFunnel> {
      const [asOf, [course], lessons] = await Promise.all([
        findAsOf({ db: db() }),
        listCourses({ db: db(), courseId }),
        listLessonFigures({ db: db(), courseId }),
      ]);
      if (!course)
        throw new Refusal({ status: 404, code: PROGRESS_CODES.courseNotFound, message: 'There is no such course.' });
      return { asOf, course, lessons };
    },

    /** @throws Refusal 404 `lesson-not-found` */
    async findHeat({ courseId, lessonId }: { courseId: string; lessonId: string }): Promise<LessonHeat> {
      const [asOf, lesson] = await Promise.all([findAsOf({ db: db() }), findHeat({ db: db(), courseId, lessonId })]);
      if (!lesson)
        throw new Refusal({ status: 404, code: PROGRESS_CODES.lessonNotFound, message: 'There is no such lesson.' });
      return { ...lesson, asOf, heat: lesson.heat ?? Array.from({ length: HEAT_PARTS }, () => 0) };
    },
  };
};
