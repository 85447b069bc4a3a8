import { SPEEDS } from './preferences.ts';

/** The next speed up or down; from a speed between two, the nearer one that way. */
export function stepSpeed({ speed, by }: { speed: number; by: 1 | -1 }): number {
  const next = by > 0 ? SPEEDS.find((other) => other > speed) : SPEEDS.findLast((other) => other < speed);
  return next ?? speed;
}

/** The height to ask for among those a film has: the one that is liked, or the best below it, or the least there is. */
export function chooseHeight({ liked, heights }: { liked: number; heights: readonly number[] }): number | null {
  const sorted = heights.toSorted((a, b) => a - b);
  return sorted.findLast((height) => height <= liked) ?? sorted[0] ?? null;
}
