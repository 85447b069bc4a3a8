import type { Core } from '@strapi/strapi';
import { findActive, findCourseName, findStalled, findStandings, type StandingRow } from '../store/milestones.ts';

/** How far a learner is in a course, for those who tell others of it. */
export interface Standing {
  userId: number;
  courseId: string;
  /** 0 to 100, rounded down: done lessons of all lessons. */
  percent: number;
  lastAt: Date;
}

/** What learners have reached. The event `progress.done`, with `{ userId }`, says that a lesson was done just now. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;

  return {
    /** @returns null when the course is not published */
    async find({
      userId,
      courseId,
    }: {
      userId: number;
      courseId: string;
    }): Promise<{ title: string; slug: string; percent: number } | null> {
      const [name, [standing]] = await Promise.all([
        findCourseName({ db: db(), courseId }),
        findStandings({ db: db(), userIds: [userId], courseId }),
      ]);
      return name && { ...name, percent: standing ? toStanding(standing).percent : 0 };
    },

    /** Every course these learners have begun. */
    async list({ userIds }: { userIds: readonly number[] }): Promise<Standing[]> {
      return userIds.length === 0 ? [] : (await findStandings({ db: db(), userIds })).map(toStanding);
    },

    /** Courses begun and not done in which nothing happened for so many days; none for which that is old news. */
    async listStalled({ days }: { days: number }): Promise<Standing[]> {
      return (await findStalled({ db: db(), days })).map(toStanding);
    },

    /** Ids of learners who did something since then; half a minute late, as the figures are. */
    async listActive({ since }: { since: Date }): Promise<number[]> {
      return findActive({ db: db(), since });
    },
  };
};

function toStanding({ userId, courseId, done, lessons, lastAt }: StandingRow): Standing {
  return { userId, courseId, percent: Math.floor((done * 100) / Math.max(1, lessons)), lastAt };
}
