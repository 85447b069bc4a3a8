/**
 * How long a lease lives: the film and a margin for pausing, but never longer than the maximum (the player renews it).
 *
 * @param duration length of the film in seconds
 * @param margin seconds on top of it
 * @param maximum most seconds a lease may live
 * @returns the instant it ends, on a whole second, because that is all a token can say
 */
export function decideLeaseLife({
  duration,
  margin,
  maximum,
  now,
}: {
  duration: number;
  margin: number;
  maximum: number;
  now: Date;
}): Date {
  const seconds = Math.max(1, Math.min(Math.ceil(duration) + margin, maximum));
  return new Date((Math.floor(now.getTime() / 1_000) + seconds) * 1_000);
}
