import { mergeRanges } from '../contract/index.ts';
import type { ReportDecision } from './decide-report.ts';

/** One learner's report of one lesson, decided, on its way into the store. */
export interface DecidedReport {
  userId: number;
  lessonId: string;
  sessionId: string;
  sentAt: Date;
  /** When the page was opened, by its ticket; null without one. */
  openedAt: Date | null;
  /** What the learner's browser calls itself, kept with the session when it begins. */
  userAgent: string | null;
  decision: ReportDecision;
}

/** A report to be merged, and the places in the batch of the reports it stands for. */
export interface GroupedReport {
  report: DecidedReport;
  places: number[];
}

/**
 * Rounds in which a batch can be merged, one after the other: in a round no two reports are of one learner and lesson,
 * since one statement can write a row but once. Reports of one sitting become one; sittings keep the order they came in.
 * Each round is sorted, so that two processes lock rows in the same order.
 */
export function groupReports({ reports }: { reports: readonly DecidedReport[] }): GroupedReport[][] {
  const lessons = new Map<string, Map<string, GroupedReport>>();
  for (const [place, report] of reports.entries()) {
    const lesson = `${report.userId} ${report.lessonId}`;
    const sittings = lessons.get(lesson) ?? new Map<string, GroupedReport>();
    const sessionId = report.sessionId.toLowerCase();
    const known = sittings.get(sessionId);
    sittings.set(
      sessionId,
      known
        ? { report: mergeReports(known.report, report), places: [...known.places, place] }
        : { report, places: [place] }
    );
    lessons.set(lesson, sittings);
  }
  const rounds: GroupedReport[][] = [];
  for (const sittings of lessons.values())
    for (const [index, group] of [...sittings.values()].entries()) (rounds[index] ??= []).push(group);
  for (const round of rounds) round.sort((a, b) => compare(a.report, b.report));
  return rounds;
}

/** Two reports of one sitting: all their seconds, at the newer one's position; alike ones are settled by position. */
function mergeReports(a: DecidedReport, b: DecidedReport): DecidedReport {
  const order = a.sentAt.getTime() - b.sentAt.getTime() || a.decision.position - b.decision.position;
  const newer = order > 0 ? a : b;
  return {
    ...newer,
    openedAt: earlier(a.openedAt, b.openedAt),
    decision: { ...newer.decision, watched: mergeRanges(a.decision.watched, b.decision.watched) },
  };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}

function compare(a: DecidedReport, b: DecidedReport): number {
  return a.userId - b.userId || (a.lessonId < b.lessonId ? -1 : Number(a.lessonId > b.lessonId));
}
