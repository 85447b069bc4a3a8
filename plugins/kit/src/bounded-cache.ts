/**
 * Remembers values, at most `maxEntries` of them; those not asked for lately go first. What it holds may be lost at any
 * time and must be cheap to find again.
 *
 * Two generations instead of a list in order of use: asking for a value costs one look-up and moves nothing.
 */
export class BoundedCache<Key, Value> {
  readonly #perGeneration: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  constructor({ maxEntries }: { maxEntries: number }) {
    this.#perGeneration = Math.max(1, Math.floor(maxEntries / 2));
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) {
      this.#old.delete(key);
      this.set(key, old);
    }
    return old;
  }

  set(key: Key, value: Value): void {
    this.#young.set(key, value);
    if (this.#young.size < this.#perGeneration) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  delete(key: Key): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
