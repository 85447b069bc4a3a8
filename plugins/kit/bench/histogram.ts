/** Buckets for each doubling: every figure is right to half a percent. */
const FINENESS = 128;
const BUCKETS = 32 * FINENESS;

/** Many durations in little memory. Milliseconds in, milliseconds out. */
export class Histogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;
  #largest = 0;

  add(ms: number): void {
    const microseconds = Math.max(1, ms * 1_000);
    const bucket = Math.min(BUCKETS - 1, Math.round(Math.log2(microseconds) * FINENESS));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
    if (ms > this.#largest) this.#largest = ms;
  }

  get largest(): number {
    return this.#largest;
  }

  /** The duration that `share` (0 to 1) of all did not exceed; NaN when there is none. */
  quantile(share: number): number {
    const wanted = Math.max(1, Math.ceil(share * this.#total));
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (count > 0 && seen >= wanted) return 2 ** (bucket / FINENESS) / 1_000;
    }
    return Number.NaN;
  }
}
