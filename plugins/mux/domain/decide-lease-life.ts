/** Lengths, in seconds, to whose whole multiples a lease's end is moved; the largest that is an eighth of its life or less. */
const STEPS = [300, 60, 15, 5, 1];

/** Who stopped after this part of the film begins again. */
const NEAR_THE_END = 0.95;

/**
 * When a lease ends: what is left of the film and a margin for pausing, but never later than the maximum (the player renews
 * it). Ends are moved to whole steps, so that leases for one film made within minutes end together and share their tokens,
 * which say nothing about who holds them; the step is small beside the life, and the maximum holds whatever it is.
 *
 * @param duration length of the film in seconds
 * @param from second at which the learner stopped
 * @param margin seconds on top of what is left
 * @param maximum most seconds a lease may live
 * @returns the instant it ends, on a whole second, because that is all a token can say
 */
export function decideLeaseLife({
  duration,
  from = 0,
  margin,
  maximum,
  now,
}: {
  duration: number;
  from?: number;
  margin: number;
  maximum: number;
  now: Date;
}): Date {
  const left = Math.ceil(from > 0 && from < duration * NEAR_THE_END ? duration - from : duration);
  const life = Math.max(1, Math.min(left + margin, maximum));
  const start = Math.floor(now.getTime() / 1_000);
  const step = STEPS.find((seconds) => seconds <= life / 8) ?? 1;
  const end = Math.ceil((start + life) / step) * step;
  return new Date(Math.min(end, Math.floor((start + maximum) / step) * step) * 1_000);
}
