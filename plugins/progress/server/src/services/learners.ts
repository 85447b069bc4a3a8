import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  ADMIN_CODES,
  type InterventionKind,
  type LearnerDetail,
  type LearnerPage,
  type LearnerRow,
  type LearnerSort,
  type LivePage,
  type SortOrder,
} from '../../../contract/admin.ts';
import type { CompletedBy } from '../../../contract/types.ts';
import { buildTimeline } from '../../../domain/build-timeline.ts';
import { describeCourses } from '../../../domain/describe-learner.ts';
import {
  findLearner,
  listInterventions,
  listLearnerLessons,
  listLearners,
  type InterventionRecord,
  type LearnerRecord,
} from '../store/admin/learners.ts';
import { findAsOf } from '../store/admin/overview.ts';
import { listWatching } from '../store/admin/watching.ts';

const INTERVENTIONS: Record<InterventionRecord['kind'], InterventionKind> = {
  done: 'override-done',
  undone: 'override-undone',
  reset: 'reset',
};

const PAGE_SIZE = 20;
const WATCHING_SHOWN = 50;

/** A grant as `grants.listOf` of access tells it. */
interface Grant {
  scope: 'membership' | 'course';
  courseTitle: string | null;
  reason: string;
  grantedAt: Date;
  revokedAt: Date | null;
  revokedReason: string | null;
}

/** Learners as the admin sees them. Callers have asked for the permission. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const learning = () => strapi.plugin('progress').service('learning');
  const figures = () => strapi.plugin('progress').service('figures');

  return {
    /** 20 a page. @param search words of the name or the e-mail; empty lists all */
    async list({
      search = '',
      page = 1,
      sort = 'joined',
      order = 'desc',
    }: {
      search?: string | undefined;
      page?: number;
      sort?: LearnerSort | undefined;
      order?: SortOrder | undefined;
    }): Promise<LearnerPage> {
      const [asOf, { rows, total }] = await Promise.all([
        findAsOf({ db: db() }),
        listLearners({ db: db(), search, sort, order, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
      ]);
      return { data: rows.map(toRow), meta: { page, pageSize: PAGE_SIZE, total, asOf } };
    },

    /** One learner as they are now. @throws Refusal 404 `learner-not-found` */
    async find({ userId }: { userId: number }): Promise<LearnerDetail> {
      const learner = await findLearner({ db: db(), userId });
      if (!learner) throw noSuchLearner();
      const [lessons, interventions, grants] = await Promise.all([
        listLearnerLessons({ db: db(), userId }),
        listInterventions({ db: db(), userId }),
        strapi.plugin('access').service('grants').listOf({ userId }) as Promise<Grant[]>,
      ]);
      const kept = lessons.map((lesson) => ({
        ...lesson,
        completedBy: lesson.completedBy as CompletedBy | null,
      }));
      return {
        learner: toRow(learner),
        courses: describeCourses(kept),
        timeline: buildTimeline({
          joinedAt: learner.joinedAt,
          grants: grants.map(({ courseTitle, ...grant }) => ({ ...grant, course: courseTitle })),
          lessons: kept.map((lesson) => ({
            ...lesson,
            course: lesson.courseTitle,
            lesson: lesson.title ?? lesson.lessonId,
          })),
          interventions: interventions.map((intervention) => ({
            ...intervention,
            kind: INTERVENTIONS[intervention.kind],
          })),
        }),
      };
    },

    /**
     * Says that a lesson is done or is not, whatever was watched; the reason is kept.
     *
     * @param by id of the admin user
     * @throws Refusal 404 `learner-not-found` or `lesson-not-found`
     */
    async override({
      userId,
      ...order
    }: {
      userId: number;
      lessonId: string;
      done: boolean;
      reason: string;
      by: number;
    }): Promise<void> {
      if (!(await findLearner({ db: db(), userId }))) throw noSuchLearner();
      await learning().override({ userId, ...order, reason: order.reason.trim() });
      await figures().refreshLearner({ userId });
    },

    /**
     * Forgets what a learner watched of one lesson, or of one course; the reason is kept.
     *
     * @param by id of the admin user
     * @throws Refusal 404 `learner-not-found`, `lesson-not-found` or `course-not-found`
     */
    async reset({
      userId,
      ...order
    }: {
      userId: number;
      lessonId?: string;
      courseId?: string;
      reason: string;
      by: number;
    }): Promise<void> {
      if (!(await findLearner({ db: db(), userId }))) throw noSuchLearner();
      await learning().reset({ userId, ...order, reason: order.reason.trim() });
      await figures().refreshLearner({ userId });
    },

    /** Who watches now; the 50 seen last. @param courseId only of this course */
    async listWatching({ courseId = null }: { courseId?: string | null }): Promise<LivePage> {
      const rows = await listWatching({ db: db(), courseId, limit: WATCHING_SHOWN });
      return {
        data: rows.map((row) => ({
          learner: { id: row.userId, email: row.email, firstName: row.firstName, lastName: row.lastName },
          lesson: { id: row.lessonId, title: row.lessonTitle ?? row.lessonId },
          course: row.courseId === null ? null : { id: row.courseId, title: row.courseTitle ?? row.courseId },
          position: row.position,
          startedAt: row.startedAt.toISOString(),
          lastSeenAt: row.lastSeenAt.toISOString(),
          userAgent: row.userAgent,
        })),
        meta: { total: rows[0]?.total ?? 0 },
      };
    },
  };
};

function noSuchLearner(): Refusal {
  return new Refusal({ status: 404, code: ADMIN_CODES.learnerNotFound, message: 'There is no such learner.' });
}

function toRow({ joinedAt, lastActiveAt, ...rest }: LearnerRecord): LearnerRow {
  return { ...rest, joinedAt: joinedAt.toISOString(), lastActiveAt: lastActiveAt?.toISOString() ?? null };
}
