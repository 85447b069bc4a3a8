/** Seconds of a film from `from` up to, not including, `to`. */
export type SecondRange = readonly [from: number, to: number];

/** A lesson is done when this part of its film was really watched. */
export const DONE_AT_PERCENT = 90;

/**
 * Ranges as a set: whole seconds, sorted, apart from each other, none empty.
 *
 * Both ends are rounded to the nearest second. Rounding keeps order, so a stretch that was reported in two halves
 * gives exactly the seconds it gives in one piece, wherever it was cut. Numbers that are no range (backwards, not
 * finite) count for nothing.
 */
export function normaliseRanges(ranges: readonly SecondRange[]): SecondRange[] {
  const whole = ranges
    .map(([from, to]): SecondRange => [Math.round(from), Math.round(to)])
    .filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to) && from < to)
    .sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of whole) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** The union of two sets of seconds. Commutes and repeats safely, so the order in which reports arrive does not matter. */
export function mergeRanges(left: readonly SecondRange[], right: readonly SecondRange[]): SecondRange[] {
  return normaliseRanges([...left, ...right]);
}

/** The seconds of `ranges` that lie in a film of `length` whole seconds. */
export function clipRanges({ ranges, length }: { ranges: readonly SecondRange[]; length: number }): SecondRange[] {
  return normaliseRanges(ranges.map(([from, to]): SecondRange => [Math.max(0, from), Math.min(length, to)]));
}

/** How many seconds a set of seconds has. */
export function countSeconds(ranges: readonly SecondRange[]): number {
  return normaliseRanges(ranges).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The whole seconds of a film of `duration` seconds; 0 for no film, at least 1 for any film. */
export function filmLength(duration: number): number {
  return duration > 0 ? Math.max(1, Math.round(duration)) : 0;
}

/** Percent, 0 to 100, of a film of `duration` seconds that `watched` covers. Rounded down: 100 means every second. */
export function watchedPercent({ watched, duration }: { watched: readonly SecondRange[]; duration: number }): number {
  const length = filmLength(duration);
  if (length === 0) return 0;
  return Math.floor((countSeconds(clipRanges({ ranges: watched, length })) * 100) / length);
}
