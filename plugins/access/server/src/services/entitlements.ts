import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  ACCESS_CODES,
  describeRefusal,
  type Decision,
  type EntitledLesson,
  type LessonDecision,
} from '../../../contract/index.ts';
import { decideAccess } from '../../../domain/decide-access.ts';
import {
  findCourseFacts,
  findLessonFacts,
  findLessonsFacts,
  findStandingAndCourses,
  type LessonFacts,
} from '../store/decisions.ts';

/** Who may watch what, decided anew at every call from what the database holds: nothing is cached, nothing goes stale. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * @param userId the learner's id, `null` for a visitor
   * @returns `null` when there is no such published lesson in a published module of a published course
   */
  async decideLesson({
    lessonId,
    userId,
  }: {
    lessonId: string;
    userId: number | null;
  }): Promise<LessonDecision | null> {
    const facts = await findLessonFacts({ db: strapi.db.connection, lessonId, userId });
    return facts && decide(facts);
  },

  /**
   * The same for many lessons of one learner, in one statement; a lesson that is not there is not in the answer.
   *
   * @param trx decides by what this transaction has changed so far
   */
  async decideLessons({
    lessonIds,
    userId,
    trx = strapi.db.connection,
  }: {
    lessonIds: readonly string[];
    userId: number | null;
    trx?: Knex;
  }): Promise<LessonDecision[]> {
    const facts = await findLessonsFacts({ db: trx, lessonIds, userId });
    return facts.map(decide);
  },

  /**
   * The courses whose ordinary lessons this learner may watch, in one statement.
   *
   * @returns `null` for an account that is blocked or gone: nothing is open to it, not even a free preview
   */
  async listOpenCourses({ userId }: { userId: number }): Promise<string[] | null> {
    const { learner, grants, courses } = await findStandingAndCourses({ db: strapi.db.connection, userId });
    if (!learner || learner.isBlocked) return null;
    const now = new Date();
    return courses
      .filter(
        ({ courseId, access }) => decideAccess({ access, courseId, freePreview: false, learner, grants, now }).allowed
      )
      .map(({ courseId }) => courseId);
  },

  /** The same for a course's ordinary lessons (those that are no free preview). */
  async decideCourse({ courseId, userId }: { courseId: string; userId: number | null }): Promise<Decision | null> {
    const facts = await findCourseFacts({ db: strapi.db.connection, courseId, userId });
    return facts && decideAccess({ ...facts, freePreview: false, now: new Date() });
  },

  /**
   * @returns the lesson, when this learner may watch it
   * @throws Refusal 404 `lesson-not-found`, 401 `sign-in`, 403 `not-a-member` or `not-granted`
   */
  async assertLesson({ lessonId, userId }: { lessonId: string; userId: number | null }): Promise<EntitledLesson> {
    const facts = assertAllowed(await findLessonFacts({ db: strapi.db.connection, lessonId, userId }));
    return toLesson(facts);
  },

  /**
   * As `assertLesson`, for this plugin's own use: also the row the lesson's body and files hang on.
   *
   * @throws Refusal as `assertLesson`
   */
  async assertLessonFacts({ lessonId, userId }: { lessonId: string; userId: number | null }): Promise<LessonFacts> {
    return assertAllowed(await findLessonFacts({ db: strapi.db.connection, lessonId, userId }));
  },
});

function decide(facts: LessonFacts): LessonDecision {
  return { ...decideAccess({ ...facts, now: new Date() }), lesson: toLesson(facts) };
}

export function toLesson(facts: LessonFacts): EntitledLesson {
  const { lessonId, courseId, videoId, freePreview, doneRule, donePercent } = facts;
  return { lessonId, courseId, videoId, freePreview, doneRule, donePercent };
}

function assertAllowed(facts: LessonFacts | null): LessonFacts {
  if (!facts)
    throw new Refusal({ status: 404, code: ACCESS_CODES.lessonNotFound, message: 'There is no such lesson.' });
  const decision = decide(facts);
  if (!decision.allowed)
    throw new Refusal({ ...describeRefusal({ because: decision.because }), code: decision.because });
  return facts;
}
