import {
  clipRanges,
  countSeconds,
  DONE_AT_PERCENT,
  filmLength,
  type ProgressReport,
  type SecondRange,
} from '../contract/index.ts';

/** What a report comes to: what is merged into what is known. Seconds of the film. */
export interface ReportDecision {
  /** Where to resume, in the film. Whether it is newer than the known one is decided where both are seen: in the store. */
  position: number;
  /** Whole seconds that lie in the film. */
  watched: SecondRange[];
  /** The film's real length. */
  duration: number;
  /** The film's length in whole seconds: what counts towards done lies below it. */
  length: number;
  /** So many different seconds make the lesson done. */
  secondsToComplete: number;
  /** These seconds alone make it done. */
  isDone: boolean;
}

/** Fits a report into a film of `duration` seconds, as Mux measured it; what the player believes of its length is not asked. */
export function decideReport({ report, duration }: { report: ProgressReport; duration: number }): ReportDecision {
  const length = filmLength(duration);
  const watched = clipRanges({ ranges: report.watched, length });
  const secondsToComplete = Math.ceil((length * DONE_AT_PERCENT) / 100);
  return {
    position: Math.min(report.position, duration),
    watched,
    duration,
    length,
    secondsToComplete,
    isDone: countSeconds(watched) >= secondsToComplete,
  };
}
