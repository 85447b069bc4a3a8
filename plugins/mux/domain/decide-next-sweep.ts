const HOUR = 3;

/** When Mux's whole list is read again: at three at night, by UTC, of the next night there is. */
export function decideNextSweep({ now }: { now: Date }): Date {
  const next = new Date(now);
  next.setUTCHours(HOUR, 0, 0, 0);
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
  return next;
}
