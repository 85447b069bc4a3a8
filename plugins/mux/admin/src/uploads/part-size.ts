/** What resumable uploads count in: every part but the last is a multiple of this many bytes. */
export const GRAIN = 256 * 1_024;

/** Bytes of the largest part. */
const MOST = 8 * 1_024 * 1_024;

/** How much of a file may be sent twice. */
const SPARE = 0.02;

/**
 * Bytes of the next part. A connection that breaks loses what of a part was under way, so a part is never larger than what
 * of the file may still be sent twice.
 *
 * @param size bytes of the file
 * @param wasted bytes that were sent in vain so far
 */
export function decidePartSize({ size, wasted }: { size: number; wasted: number }): number {
  const spare = Math.max(0, size * SPARE - wasted);
  return Math.min(MOST, Math.max(GRAIN, Math.floor(spare / GRAIN) * GRAIN));
}
