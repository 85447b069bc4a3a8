import { BoundedCache, ChangeLog, createBatchLoader } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { EntitledLesson } from '../../../contract/index.ts';
import { decideAccess } from '../../../domain/decide-access.ts';
import { findLessonsFacts, type LessonFacts } from '../store/decisions.ts';
import { findStandings, type Standing } from '../store/standings.ts';
import { toLesson } from './entitlements.ts';

/** How long a learner's grants are believed without asking, in ms: well within the minute promised. */
const STANDING_TTL = 50_000;
/** The same for content: whether a lesson is published, its film, whom its course is for. */
const CONTENT_TTL = 10_000;
/** A few hundred bytes each. */
const MAX_STANDINGS = 150_000;
const MAX_LESSONS = 20_000;
const KEYS_PER_STATEMENT = 500;

interface Known<T> {
  value: T;
  /** When it was asked for, by `performance.now()`. */
  asOf: number;
}

/**
 * Whether a learner may watch a lesson, remembered for seconds: for reports, which come every few seconds of every learner
 * who watches. Everyone else asks `entitlements`, which remembers nothing.
 *
 * What this process changes of grants, learners and content counts in the next question (`follow-standings.ts`). Only what
 * opens a lesson comes from memory: a refusal is decided anew. A grant's end counts to the second.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const learnerChanges = new ChangeLog<number>({ memoryMs: STANDING_TTL });
  const contentChanges = new ChangeLog<null>({ memoryMs: CONTENT_TTL });
  const standings = new BoundedCache<number, Known<Standing>>({ maxEntries: MAX_STANDINGS });
  const lessons = new BoundedCache<string, Known<LessonFacts>>({ maxEntries: MAX_LESSONS });

  const findStanding = createBatchLoader<number, Standing>({
    maxKeys: KEYS_PER_STATEMENT,
    load: (userIds) => findStandings({ db: strapi.db.connection, userIds }),
  });
  const findFacts = createBatchLoader<string, LessonFacts>({
    maxKeys: KEYS_PER_STATEMENT,
    load: async (lessonIds) => {
      const found = await findLessonsFacts({ db: strapi.db.connection, lessonIds, userId: null });
      return new Map(found.map((facts) => [facts.lessonId, facts]));
    },
  });

  return {
    /** The lesson, when it is known without asking that this learner may watch it; else `null`, which says nothing. */
    recallLesson({ lessonId, userId }: { lessonId: string; userId: number }): EntitledLesson | null {
      const lesson = lessons.get(lessonId);
      const standing = standings.get(userId);
      if (!lesson || !contentChanges.isFresh({ key: null, asOf: lesson.asOf })) return null;
      if (!standing || !learnerChanges.isFresh({ key: userId, asOf: standing.asOf })) return null;
      return decide({ facts: lesson.value, standing: standing.value });
    },

    /** The lesson, when this learner may watch it: asks once for all who ask at once. */
    async findLesson({ lessonId, userId }: { lessonId: string; userId: number }): Promise<EntitledLesson | null> {
      const [facts, standing] = await Promise.all([loadFacts(lessonId), loadStanding(userId)]);
      return facts && standing ? decide({ facts, standing }) : null;
    },

    /** Forgets what is known of one learner, or of all. */
    forgetLearner({ userId }: { userId: number | null }): void {
      if (userId === null) learnerChanges.noteAll();
      else learnerChanges.note(userId);
    },

    /** Whether what was read of courses, modules and lessons at `asOf`, by `performance.now()`, may be believed. */
    isContentFresh: ({ asOf }: { asOf: number }): boolean => contentChanges.isFresh({ key: null, asOf }),

    forgetContent(): void {
      contentChanges.noteAll();
    },
  };

  async function loadFacts(lessonId: string): Promise<LessonFacts | null> {
    const known = lessons.get(lessonId);
    if (known && contentChanges.isFresh({ key: null, asOf: known.asOf })) return known.value;
    const asOf = performance.now();
    const value = await findFacts(lessonId);
    if (value) lessons.set(lessonId, { value, asOf });
    return value;
  }

  async function loadStanding(userId: number): Promise<Standing | null> {
    const known = standings.get(userId);
    if (known && learnerChanges.isFresh({ key: userId, asOf: known.asOf })) return known.value;
    const asOf = performance.now();
    const value = await findStanding(userId);
    if (value) standings.set(userId, { value, asOf });
    return value;
  }
};

function decide({ facts, standing }: { facts: LessonFacts; standing: Standing }): EntitledLesson | null {
  const { grants, isBlocked } = standing;
  const decision = decideAccess({ ...facts, learner: { isBlocked }, grants, now: new Date() });
  return decision.allowed ? toLesson(facts) : null;
}
