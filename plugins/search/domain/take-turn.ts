/** What one asker may still ask, at a moment in milliseconds. */
export interface Allowance {
  left: number;
  at: number;
}

/** So many at once after a rest, so many a minute in the long run. */
export interface AskingLimits {
  atOnce: number;
  perMinute: number;
}

/** Takes one turn of an allowance that fills up again by itself. `retryAfter` in whole seconds, null when it was given. */
export function takeTurn({
  allowance,
  limits,
  now,
}: {
  allowance: Allowance | null;
  limits: AskingLimits;
  now: number;
}): { allowance: Allowance; retryAfter: number | null } {
  const perMs = limits.perMinute / 60_000;
  const left = allowance
    ? Math.min(limits.atOnce, allowance.left + Math.max(0, now - allowance.at) * perMs)
    : limits.atOnce;
  if (left >= 1) return { allowance: { left: left - 1, at: now }, retryAfter: null };
  return { allowance: { left, at: now }, retryAfter: Math.max(1, Math.ceil((1 - left) / perMs / 1_000)) };
}
