/**
 * A bucket that lets `perSecond` requests a second pass, and as many at once after a rest.
 *
 * @param now milliseconds since 1970
 * @returns how many more may come now, or -1 when this one is too many
 */
export function createRateLimit({ perSecond, now }: { perSecond: number; now: () => number }): () => number {
  let left = perSecond;
  let filledAt = now();
  return () => {
    left = Math.min(perSecond, left + ((now() - filledAt) / 1000) * perSecond);
    filledAt = now();
    if (left < 1) return -1;
    left -= 1;
    return Math.floor(left);
  };
}
