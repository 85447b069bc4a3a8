import { clipRanges, filmLength, type DoneRule, type ProgressReport, type SecondRange } from '../contract/index.ts';

/** What a report comes to: what is merged into what is known. Seconds of the film. */
export interface ReportDecision {
  /** Where to resume, in the film. Whether it is newer than the known one is decided where both are seen: in the store. */
  position: number;
  /** Whole seconds that lie in the film. Whether so many can have been watched is decided where all claims are seen: in the store. */
  watched: SecondRange[];
  /** The film's real length. */
  duration: number;
  /** The film's length in whole seconds: what counts towards done lies below it. */
  length: number;
  /** So many different seconds make the lesson done; null when no watching does. */
  secondsToComplete: number | null;
}

/** Fits a report into a film of `duration` seconds, as Mux measured it; what the player believes of its length is not asked. */
export function decideReport({
  report,
  duration,
  rule,
}: {
  report: Pick<ProgressReport, 'position' | 'watched'>;
  duration: number;
  rule: DoneRule;
}): ReportDecision {
  const length = filmLength(duration);
  return {
    position: Math.min(report.position, duration),
    watched: clipRanges({ ranges: report.watched, length }),
    duration,
    length,
    secondsToComplete: rule.kind === 'percent' ? Math.ceil((length * rule.percent) / 100) : null,
  };
}
