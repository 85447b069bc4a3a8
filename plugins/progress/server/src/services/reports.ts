import type { EntitledLesson, LessonDecision } from '@diamond/access/contract';
import { describeRefusal, ACCESS_CODES } from '@diamond/access/contract';
import { createGroupCommit, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  PROGRESS_CODES,
  type LessonProgress,
  type ProgressReport,
  type SyncReport,
  type SyncResult,
} from '../../../contract/index.ts';
import { decideReport } from '../../../domain/decide-report.ts';
import type { DecidedReport } from '../../../domain/group-reports.ts';
import { readRule } from '../../../domain/read-rule.ts';
import { describeLesson } from '../../../domain/stored-progress.ts';
import { mergeReports, type MergedReport } from '../store/merge-reports.ts';
import { hasLearner } from '../store/people.ts';

/** Reports that would be taken at another time: to be sent again. */
const LATER: ReadonlySet<string> = new Set([PROGRESS_CODES.videoNotReady]);

/** Whose report it is, with all that is known of its lesson: the film's length is in seconds. */
interface Known {
  userId: number;
  lesson: EntitledLesson;
  duration: number;
  userAgent: string | null;
}

/** Takes what players report. Every call is about one learner, `userId`, and can reach no other's rows. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const commits = createGroupCommit({
    commit: (reports: readonly DecidedReport[]) => mergeReports({ db: strapi.db.connection, reports }),
  });

  return {
    /**
     * Takes a report from a learner who may watch the lesson; its film's length comes from Mux.
     *
     * @throws Refusal as `entitlements.assertLesson` of access, 409 `no-video` or `video-not-ready`, 429
     *   `too-many-sessions`, 401 `sign-in` when the account is gone
     */
    async take({
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
      if (!duration) throw refuseFilm({ lesson });
      return this.takeKnown({ userId, lesson, duration, report, userAgent });
    },

    /**
     * The same when it is known that the learner may watch the lesson, and how long its film is. Reports of all learners
     * that come at once share one commit.
     *
     * @throws Refusal 429 `too-many-sessions`, 401 `sign-in` when the account is gone, 503 `busy`
     */
    async takeKnown({
      userId,
      lesson,
      duration,
      report,
      userAgent,
    }: Known & { report: ProgressReport }): Promise<LessonProgress> {
      const merged = await commits.add(decide({ userId, lesson, duration, report, userAgent }));
      if (!merged) throw await explainMissing({ userId });
      tellWhenDone({ userId, merged: [merged] });
      return describe({ lesson, duration, merged });
    },

    /**
     * Takes many reports at once, of any lessons. One that is refused does not stop the others.
     *
     * @returns in the order of the reports what became of each
     * @throws Refusal 401 `sign-in` when the account is gone
     */
    async takeMany({
      userId,
      reports,
      userAgent,
    }: {
      userId: number;
      reports: readonly SyncReport[];
      userAgent: string | null;
    }): Promise<SyncResult[]> {
      const lessons = await findLessons({ userId, lessonIds: [...new Set(reports.map(({ lessonId }) => lessonId))] });
      return this.takeManyKnown({ userId, lessons, reports, userAgent });
    },

    /** The same when it is known what each lesson is, or why a report of it is not taken. */
    async takeManyKnown({
      userId,
      lessons,
      reports,
      userAgent,
    }: {
      userId: number;
      lessons: ReadonlyMap<string, { lesson: EntitledLesson; duration: number } | Refusal>;
      reports: readonly SyncReport[];
      userAgent: string | null;
    }): Promise<SyncResult[]> {
      const results: SyncResult[] = [];
      const taken: { place: number; lesson: EntitledLesson; duration: number; decided: DecidedReport }[] = [];
      for (const [place, report] of reports.entries()) {
        const { lessonId, sessionId } = report;
        const found = lessons.get(lessonId);
        if (!found || found instanceof Refusal) {
          const code = found ? found.details.code : ACCESS_CODES.lessonNotFound;
          const status = LATER.has(code) ? 'retry' : 'refused';
          results[place] = { lessonId, sessionId, status, code, progress: null };
        } else {
          taken.push({ place, ...found, decided: decide({ userId, ...found, report, userAgent }) });
        }
      }
      const merged = await mergeReports({ db: strapi.db.connection, reports: taken.map(({ decided }) => decided) });
      tellWhenDone({ userId, merged });
      const missing = merged.includes(null) ? await explainMissing({ userId }) : null;
      if (missing?.status === 401) throw missing;
      for (const [index, { place, lesson, duration, decided }] of taken.entries()) {
        const { lessonId, sessionId } = decided;
        const kept = merged[index];
        results[place] = kept
          ? { lessonId, sessionId, status: 'saved', code: null, progress: describe({ lesson, duration, merged: kept }) }
          : { lessonId, sessionId, status: 'refused', code: PROGRESS_CODES.tooManySessions, progress: null };
      }
      return results;
    },
  };

  /** A lesson that was done with the very report just kept. */
  function tellWhenDone({ userId, merged }: { userId: number; merged: readonly (MergedReport | null)[] }): void {
    const isNews = merged.some(
      (one) => one && one.progress.completedAt?.getTime() === one.progress.updatedAt.getTime()
    );
    if (isNews) void strapi.eventHub.emit('progress.done', { userId });
  }

  function decide({
    userId,
    lesson,
    duration,
    report,
    userAgent,
  }: {
    userId: number;
    lesson: EntitledLesson;
    duration: number;
    report: ProgressReport;
    userAgent: string | null;
  }): DecidedReport {
    const { lessonId } = lesson;
    const { sessionId, sentAt, ticket } = report;
    return {
      userId,
      lessonId,
      sessionId,
      sentAt: new Date(sentAt),
      openedAt: strapi.plugin('progress').service('tickets').read({ ticket, userId, lessonId }),
      userAgent,
      decision: decideReport({ report, duration, rule: ruleOf(lesson) }),
    };
  }

  /** Each lesson with its film's length, or why a report of it is not taken. */
  async function findLessons({
    userId,
    lessonIds,
  }: {
    userId: number;
    lessonIds: readonly string[];
  }): Promise<Map<string, { lesson: EntitledLesson; duration: number } | Refusal>> {
    const decisions: LessonDecision[] = await strapi
      .plugin('access')
      .service('entitlements')
      .decideLessons({ lessonIds, userId });
    const videoIds = [...new Set(decisions.flatMap(({ lesson }) => lesson.videoId ?? []))];
    const durations: Map<string, number> = await strapi.plugin('mux').service('videos').findLengths({ videoIds });
    return new Map<string, { lesson: EntitledLesson; duration: number } | Refusal>(
      decisions.map((decision) => {
        const { lesson } = decision;
        const duration = durations.get(lesson.videoId ?? '');
        if (!decision.allowed)
          return [lesson.lessonId, new Refusal({ ...describeRefusal(decision), code: decision.because })] as const;
        return [lesson.lessonId, duration ? { lesson, duration } : refuseFilm({ lesson })] as const;
      })
    );
  }

  async function findDuration({ videoId }: { videoId: string | null }): Promise<number | null> {
    return videoId === null ? null : strapi.plugin('mux').service('videos').findLength({ videoId });
  }

  /** Why a report was not kept. */
  async function explainMissing({ userId }: { userId: number }): Promise<Refusal> {
    return (await hasLearner({ db: strapi.db.connection, userId }))
      ? new Refusal({
          status: 429,
          code: PROGRESS_CODES.tooManySessions,
          message: 'This lesson was begun too often today. Go on in a page that is open.',
        })
      : new Refusal({ status: 401, code: PROGRESS_CODES.signIn, message: 'This account no longer exists.' });
  }
};

const ruleOf = (lesson: EntitledLesson) => readRule({ ...lesson, hasFilm: lesson.videoId !== null });

/** Why there is no length to fit a report into. */
function refuseFilm({ lesson }: { lesson: EntitledLesson }): Refusal {
  return lesson.videoId
    ? new Refusal({
        status: 409,
        code: PROGRESS_CODES.videoNotReady,
        message: 'The film of this lesson is not ready yet.',
      })
    : new Refusal({ status: 409, code: PROGRESS_CODES.noVideo, message: 'This lesson has no film.' });
}

function describe({
  lesson,
  duration,
  merged,
}: {
  lesson: EntitledLesson;
  duration: number;
  merged: MergedReport;
}): LessonProgress {
  const { lessonId } = lesson;
  const progress = describeLesson({
    lessonId,
    rule: ruleOf(lesson),
    filmDuration: duration,
    progress: merged.progress,
  });
  return { ...progress, surplus: merged.surplus };
}
