/** Changes that are told apart at once; with more in `memoryMs`, everything counts as changed. */
const MAX_KEYS = 10_000;

/**
 * Says whether something read at some moment may still be believed: what changed in this process since then may not.
 * Times are of `performance.now()`, which no clock that is set moves; take the one *before* reading, so that a change
 * made while it was read counts.
 */
export class ChangeLog<Key> {
  readonly #memoryMs: number;
  readonly #now: () => number;
  #changes = new Map<Key, number>();
  #allChangedAt = Number.NEGATIVE_INFINITY;

  /** @param memoryMs how old anything believed may be at most: older changes are forgotten */
  constructor({ memoryMs, now = () => performance.now() }: { memoryMs: number; now?: () => number }) {
    this.#memoryMs = memoryMs;
    this.#now = now;
  }

  note(key: Key): void {
    if (this.#changes.size >= MAX_KEYS) this.#forget();
    if (this.#changes.size >= MAX_KEYS) return this.noteAll();
    this.#changes.set(key, this.#now());
  }

  noteAll(): void {
    this.#allChangedAt = this.#now();
    this.#changes.clear();
  }

  /** Whether what was read of `key` at `asOf` is young enough and unchanged. */
  isFresh({ key, asOf }: { key: Key; asOf: number }): boolean {
    if (asOf <= this.#allChangedAt || this.#now() - asOf >= this.#memoryMs) return false;
    const changedAt = this.#changes.get(key);
    return changedAt === undefined || asOf > changedAt;
  }

  #forget(): void {
    const before = this.#now() - this.#memoryMs;
    for (const [key, changedAt] of this.#changes) if (changedAt < before) this.#changes.delete(key);
  }
}
