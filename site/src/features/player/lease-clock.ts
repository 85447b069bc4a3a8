/** Milliseconds before the end of a lease at which it is renewed, at most. */
const LONGEST_MARGIN = 60_000;
/** A lease this short when it is fresh (ms) means that this device's clock is wrong. */
const SHORTEST_LEASE = 20_000;

/**
 * When to renew a lease, in milliseconds since 1970, before its tokens end. Null when the clock here cannot be
 * trusted to say: then the film's own refusal is what renews it.
 */
export function planRenewal({ expiresAt, fetchedAt }: { expiresAt: string; fetchedAt: number }): number | null {
  const end = Date.parse(expiresAt);
  const length = end - fetchedAt;
  if (!Number.isFinite(length) || length < SHORTEST_LEASE) return null;
  return end - Math.min(LONGEST_MARGIN, length / 4);
}

/** Where a film starts, in seconds: where the learner left, unless that lesson is done or was left at its very end. */
export function findStart({
  position,
  completed,
  duration,
}: {
  position: number;
  completed: boolean;
  duration: number;
}): number {
  if (completed || !Number.isFinite(position) || position <= 0) return 0;
  return duration > 0 && duration - position <= 5 ? 0 : position;
}
