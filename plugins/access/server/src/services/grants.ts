import { nowAndAfterCommit, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  ACCESS_CODES,
  type CourseView,
  type GrantPage,
  type GrantScope,
  type GrantSource,
  type GrantView,
  type LearnerView,
} from '../../../contract/index.ts';
import { readGrantState } from '../../../domain/read-grant-state.ts';
import {
  findOpenGrant,
  insertGrant,
  listGrants,
  listGrantsOf,
  removeOrphanGrants,
  revokeGrant,
  type GrantHistoryRow,
  type GrantRow,
} from '../store/grants.ts';
import { hasCourse, hasLearner, listCourses, listLearners } from '../store/subjects.ts';

const PAGE_SIZE = 20;
const LEARNERS_SHOWN = 20;

interface GrantOrder {
  userId: number;
  scope: GrantScope;
  courseId?: string | null;
  source: GrantSource;
  reason: string;
  /** Admin user id, `null` when no person granted it. */
  grantedBy?: number | null;
  /** `null` or absent: for good. */
  expiresAt?: Date | null;
}

/** Giving and taking access. Each call joins the transaction it is made in, or the one it is given as `trx`. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Gives a membership or a course; where an open grant is there already, that one is kept with its reason.
   *
   * @returns the grant's id, and whether it is new
   * @throws Refusal 404 `learner-not-found` or `course-not-found`
   */
  async grant({ trx, ...order }: GrantOrder & { trx?: Knex.Transaction }): Promise<{ id: string; isNew: boolean }> {
    const courseId = order.scope === 'course' ? (order.courseId ?? null) : null;
    const granted = await within({ strapi, trx }, async (db) => {
      if (!(await hasLearner({ db, userId: order.userId })))
        throw new Refusal({ status: 404, code: ACCESS_CODES.learnerNotFound, message: 'There is no such learner.' });
      if (order.scope === 'course' && (courseId === null || !(await hasCourse({ db, courseId })))) {
        throw new Refusal({ status: 404, code: ACCESS_CODES.courseNotFound, message: 'There is no such course.' });
      }
      const { userId, scope, source, reason, grantedBy = null, expiresAt = null } = order;
      return insertGrant({
        db,
        grant: { userId, scope, courseId, source, reason: reason.trim(), grantedBy, expiresAt },
      });
    });
    await forgetStanding({ strapi, userId: order.userId });
    return granted;
  },

  /**
   * Takes a grant away, from this moment on. Revoking twice keeps the first reason.
   *
   * @throws Refusal 404 `grant-not-found`
   */
  async revoke({
    grantId,
    reason,
    revokedBy = null,
    trx,
  }: {
    grantId: string;
    reason: string;
    revokedBy?: number | null;
    trx?: Knex.Transaction;
  }): Promise<void> {
    const found = await within({ strapi, trx }, (db) => revokeGrant({ db, grantId, reason: reason.trim(), revokedBy }));
    if (!found)
      throw new Refusal({ status: 404, code: ACCESS_CODES.grantNotFound, message: 'There is no such grant.' });
    // Whose it was is not known here.
    await forgetStanding({ strapi, userId: null });
  },

  /** The learner's open grant of this subject, whoever gave it; null when there is none. */
  async findOpen({
    userId,
    scope,
    courseId = null,
    trx,
  }: Pick<GrantOrder, 'userId' | 'scope' | 'courseId'> & { trx?: Knex.Transaction }): Promise<string | null> {
    return findOpenGrant({ db: trx ?? strapi.db.connection, userId, scope, courseId: courseId ?? null });
  },

  /** Newest first, 20 a page. @param search part of the learner's e-mail; empty lists all */
  async list({ search = '', page = 1 }: { search?: string; page?: number }): Promise<GrantPage> {
    const { rows, total } = await listGrants({
      db: strapi.db.connection,
      search,
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
    });
    const now = new Date();
    return { data: rows.map((row) => toView({ row, now })), meta: { page, pageSize: PAGE_SIZE, total } };
  },

  /** Everything a learner was ever given, oldest first. Other plugins tell a learner's story with it. */
  async listOf({ userId }: { userId: number }): Promise<GrantHistoryRow[]> {
    return listGrantsOf({ db: strapi.db.connection, userId });
  },

  /** The first 20 learners whose e-mail holds `search`. */
  async searchLearners({ search = '' }: { search?: string }): Promise<LearnerView[]> {
    return listLearners({ db: strapi.db.connection, search, limit: LEARNERS_SHOWN });
  },

  async listCourses(): Promise<CourseView[]> {
    return listCourses({ db: strapi.db.connection });
  },

  /** Removes what deleted learners left behind. */
  async forgetDeletedLearners(): Promise<void> {
    await within({ strapi }, (db) => removeOrphanGrants({ db }));
  },
});

/** What is remembered of who may watch what ends with the change. */
function forgetStanding({ strapi, userId }: { strapi: Core.Strapi; userId: number | null }): Promise<void> {
  return nowAndAfterCommit({
    strapi,
    work: () => strapi.plugin('access').service('standings').forgetLearner({ userId }),
  });
}

/** Runs in the transaction given, else in the one this call is made in, else in one of its own. */
async function within<T>(
  { strapi, trx }: { strapi: Core.Strapi; trx?: Knex.Transaction },
  work: (db: Knex) => Promise<T>
): Promise<T> {
  if (trx) return work(trx);
  return strapi.db.transaction(({ trx: own }) => work(own));
}

function toView({ row, now }: { row: GrantRow; now: Date }): GrantView {
  return {
    id: row.id,
    scope: row.scope,
    state: readGrantState({ expiresAt: row.expiresAt, revokedAt: row.revokedAt, now }),
    course: row.courseId === null ? null : { id: row.courseId, title: row.courseTitle ?? row.courseId },
    learner: { id: row.userId, email: row.email, firstName: row.firstName, lastName: row.lastName },
    source: row.source,
    reason: row.reason,
    grantedAt: row.grantedAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedReason: row.revokedReason,
  };
}
