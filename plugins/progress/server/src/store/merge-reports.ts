import type { Knex } from 'knex';
import { groupReports, type DecidedReport, type GroupedReport } from '../../../domain/group-reports.ts';
import { formatMultirange } from '../../../domain/multirange.ts';
import { countSurplus } from '../../../domain/plausibility.ts';
import type { StoredProgress } from '../../../domain/stored-progress.ts';
import { MERGE_REPORTS } from './merge-sql.ts';
import { askPrepared, isDeadlock, isLearnerGone, toProgress } from './query.ts';

/** What is known of the lesson after a report was merged. */
export interface MergedReport {
  progress: StoredProgress;
  /** Seconds of the report that were not counted. */
  surplus: number;
}

/**
 * Merges reports of any learners and lessons, in one statement and one commit each round (see `groupReports`): one for
 * reports of different learners and lessons.
 *
 * @returns in the order of the reports what each led to; `null` when it was not kept, because the learner is gone or
 *   forgotten, or began too many sittings with the lesson within a day
 */
export async function mergeReports({
  db,
  reports,
}: {
  db: Knex;
  reports: readonly DecidedReport[];
}): Promise<(MergedReport | null)[]> {
  const results = reports.map((): MergedReport | null => null);
  for (const round of groupReports({ reports })) {
    const merged = await mergeRound({ db, round });
    for (const [index, { places }] of round.entries()) {
      const progress = merged[index];
      if (!progress) continue;
      for (const place of places) {
        const claimed = reports[place]?.decision.watched ?? [];
        results[place] = { progress, surplus: countSurplus({ claimed, watched: progress.watched }) };
      }
    }
  }
  return results;
}

async function mergeRound({
  db,
  round,
  isRetry = false,
}: {
  db: Knex;
  round: readonly GroupedReport[];
  isRetry?: boolean;
}): Promise<(StoredProgress | null)[]> {
  try {
    return await mergeOnce({ db, round });
  } catch (error) {
    // Whoever deletes an account waits for rows in an order of its own.
    if (isDeadlock(error) && !isRetry) return mergeRound({ db, round, isRetry: true });
    if (!isLearnerGone(error)) throw error;
    // One of them went away under way: that one is found by asking for each alone.
    if (round.length === 1) return [null];
    const alone: (StoredProgress | null)[] = [];
    for (const group of round) alone.push(...(await mergeRound({ db, round: [group] })));
    return alone;
  }
}

async function mergeOnce({
  db,
  round,
}: {
  db: Knex;
  round: readonly GroupedReport[];
}): Promise<(StoredProgress | null)[]> {
  const reports = round.map(({ report }) => report);
  const rows = await askPrepared(db, 'merge-reports', MERGE_REPORTS, {
    userIds: reports.map(({ userId }) => userId),
    lessonIds: reports.map(({ lessonId }) => lessonId),
    sessionIds: reports.map(({ sessionId }) => sessionId),
    sentAts: reports.map(({ sentAt }) => sentAt.toISOString()),
    openedAts: reports.map(({ openedAt }) => openedAt?.toISOString() ?? null),
    userAgents: reports.map(({ userAgent }) => userAgent),
    positions: reports.map(({ decision }) => decision.position),
    watched: reports.map(({ decision }) => formatMultirange(decision.watched)),
    durations: reports.map(({ decision }) => decision.duration),
    secondsToComplete: reports.map(({ decision }) => decision.secondsToComplete),
  });
  const found = new Map(rows.map((row) => [`${row.user_id} ${row.lesson_id}`, toProgress(row)]));
  return reports.map(({ userId, lessonId }) => found.get(`${userId} ${lessonId}`) ?? null);
}
