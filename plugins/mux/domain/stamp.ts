/**
 * When something was true at Mux, and where we heard it. Two stamps are always comparable, so that of two claims one wins
 * whatever order they arrive in.
 */
export interface Stamp {
  /** Milliseconds since the epoch, by the clock of whoever made the claim. */
  at: number;
  /** Id of the webhook event or of the observation; breaks ties. */
  id: string;
}

/** True when `a` is the newer claim. A claim is never newer than itself. */
export function isNewer({ a, b }: { a: Stamp; b: Stamp }): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return a.id > b.id;
}

/**
 * The stamp of an answer: its `Date` is by Mux's clock, as its webhooks are, but tells no more than the second. Within that
 * second our own clock is believed, so that what is asked after a change is newer than what was asked before it.
 *
 * @param date milliseconds; null when the answer had none
 * @param count of the answers of this process, the last tie-breaker
 */
export function stampAnswer({ date, now, count }: { date: number | null; now: number; count: number }): Stamp {
  const at = date === null ? now : Math.min(Math.max(now, date), date + 999);
  return { at, id: `asked-${String(count).padStart(12, '0')}` };
}
