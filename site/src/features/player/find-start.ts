/** Seconds from its end at which a film counts as left at the end. */
const END = 5;

/** Where a film starts, in seconds: where the learner left it, unless that was at its very end. */
export function findStart({ position, duration }: { position: number; duration: number }): number {
  if (!Number.isFinite(position) || position <= 0) return 0;
  return duration > 0 && duration - position <= END ? 0 : position;
}
