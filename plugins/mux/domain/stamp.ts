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
