import { BoundedCache, ChangeLog, createBatchLoader } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { writeCourse, writeOutline, type ProgressTexts, type WrittenOutline } from '../../../domain/write-course.ts';
import { findProgressTexts, formatIds } from '../store/courses.ts';
import { findOutline } from '../store/lessons.ts';

/** How long the films of a course are believed to be as they are, in ms; access has the same for content. */
const OUTLINE_TTL = 10_000;
/** Some 50 kB each, of a hundred lessons. */
const MAX_OUTLINES = 500;
const LEARNERS_PER_STATEMENT = 100;
const COURSES_AT_ONCE = 10;

type Progress = ReadonlyMap<string, ProgressTexts>;

interface Course {
  outline: WrittenOutline;
  /** Learners who ask at once are answered by one statement. */
  findProgress: (userId: number) => Promise<Progress | null>;
  /** When it was asked for, by `performance.now()`. */
  asOf: number;
}

/**
 * A learner's progress in a course, written out, for the fast way: what is published of a course is remembered for seconds,
 * as it is the same for all, and what the learner did is asked for each time. What this process changes of content and
 * films counts in the next question.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const filmChanges = new ChangeLog<null>({ memoryMs: OUTLINE_TTL });
  const courses = new BoundedCache<string, Course>({ maxEntries: MAX_OUTLINES });

  const load = createBatchLoader<string, Course>({
    maxKeys: COURSES_AT_ONCE,
    load: async (courseIds) => new Map((await Promise.all(courseIds.map(loadOne))).flat()),
  });

  return {
    /** As `learning.findCourse`, as JSON; `null` when there is no such course, or none with a lesson. */
    async write({ userId, courseId }: { userId: number; courseId: string }): Promise<string | null> {
      const course = recall(courseId) ?? (await load(courseId));
      if (!course) return null;
      return writeCourse({ outline: course.outline, progress: (await course.findProgress(userId)) ?? NOTHING });
    },

    forgetFilms(): void {
      filmChanges.noteAll();
    },
  };

  function recall(courseId: string): Course | null {
    const course = courses.get(courseId);
    if (!course || !filmChanges.isFresh({ key: null, asOf: course.asOf })) return null;
    return strapi.plugin('access').service('standings').isContentFresh({ asOf: course.asOf }) ? course : null;
  }

  async function loadOne(courseId: string): Promise<[string, Course][]> {
    const asOf = performance.now();
    const lessons = await findOutline({ db: strapi.db.connection, courseId });
    if (!lessons?.length) return [];
    const lessonIds = formatIds(lessons.map(({ lessonId }) => lessonId));
    const findProgress = createBatchLoader<number, Progress>({
      maxKeys: LEARNERS_PER_STATEMENT,
      load: (userIds) => findProgressTexts({ db: strapi.db.connection, userIds, lessonIds }),
    });
    const course = { outline: writeOutline({ courseId, lessons }), findProgress, asOf };
    courses.set(courseId, course);
    return [[courseId, course]];
  }
};

const NOTHING: Progress = new Map();
