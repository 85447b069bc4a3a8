import { countSeconds, mergeRanges, type DoneRule, type ProgressReport, type SecondRange } from '../contract/index.ts';
import { decideReport } from '../domain/decide-report.ts';

/** When a lesson of these tests is done. */
export const RULE: DoneRule = { kind: 'percent', percent: 90 };

export interface ModelState {
  watched: SecondRange[];
  position: number;
  completed: boolean;
}

/**
 * What progress must be after a history of reports, said as plainly as can be: all seconds of all reports, and the
 * position of the newest report of the session that the server heard of last for the first time.
 */
export function expectProgress({
  reports,
  duration,
}: {
  reports: readonly ProgressReport[];
  duration: number;
}): ModelState {
  const decisions = reports.map((report) => decideReport({ report, duration, rule: RULE }));
  const watched = decisions.reduce<SecondRange[]>((all, decision) => mergeRanges(all, decision.watched), []);
  const sessions = [...new Set(reports.map(({ sessionId }) => sessionId))];
  const newest = reports
    .filter(({ sessionId }) => sessionId === sessions.at(-1))
    .sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt) || a.position - b.position)
    .at(-1);
  return {
    watched,
    position: Math.min(newest?.position ?? 0, duration),
    completed: countSeconds(watched) >= (decisions[0]?.secondsToComplete ?? 1),
  };
}
