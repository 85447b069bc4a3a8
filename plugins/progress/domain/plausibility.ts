import { countSeconds, mergeRanges, type SecondRange } from '../contract/index.ts';

/** Seconds of a lesson that count whatever the clock says: a first report comes after the seconds it tells of. */
export const TOLERANCE = 60;

/** Sittings of one learner with one lesson that may begin within a day. */
export const MOST_SESSIONS = 100;

/** How many of the seconds a report claims are not among those that count. */
export function countSurplus({
  claimed,
  watched,
}: {
  claimed: readonly SecondRange[];
  watched: readonly SecondRange[];
}): number {
  return countSeconds(mergeRanges(claimed, watched)) - countSeconds(watched);
}
