import type { MinuteView } from '../contract/types.ts';

const MINUTE = 60_000;
const MINUTES = 60;

/** The last sixty minutes without gaps, oldest first; minutes in which nothing ended count zero. */
export function fillMinutes({ counted, now }: { counted: readonly MinuteView[]; now: Date }): MinuteView[] {
  const known = new Map(counted.map((minute) => [minute.at, minute]));
  const last = Math.floor(now.getTime() / MINUTE) * MINUTE;
  return Array.from({ length: MINUTES }, (_, index) => {
    const at = new Date(last - (MINUTES - 1 - index) * MINUTE).toISOString();
    return known.get(at) ?? { at, done: 0, failed: 0 };
  });
}
