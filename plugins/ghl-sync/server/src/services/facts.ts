import type { Core } from '@strapi/strapi';
import type { CourseFacts, Facts } from '../../../domain/plan-effects.ts';
import { toE164 } from '../../../domain/to-e164.ts';
import { findLearner } from '../store/learners.ts';

/** What is so of a learner now: read when GHL is told, so that no job carries it about. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @returns null when the account is gone, or the course is not published any more */
  async read({ userId, courseId }: { userId: number; courseId: string | null }): Promise<Facts | null> {
    const learner = await findLearner({ db: strapi.db.connection, userId });
    if (!learner) return null;
    const course: CourseFacts | null =
      courseId === null ? null : await strapi.plugin('progress').service('milestones').find({ userId, courseId });
    if (courseId !== null && course === null) return null;
    return { learner: { ...learner, phone: toE164(learner.phone) }, course, at: new Date() };
  },
});
