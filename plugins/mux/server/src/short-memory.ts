/**
 * Remembers answers for a few seconds, the newest `limit` of them. Questions that are asked while one like them is under
 * way share its answer; a failure is not remembered.
 */
export interface ShortMemory<T> {
  /** @param now milliseconds; for tests */
  recall: (key: string, find: () => Promise<T>, now?: number) => Promise<T>;
  drop: (key: string) => void;
  clear: () => void;
}

export function createShortMemory<T>({ seconds, limit }: { seconds: number; limit: number }): ShortMemory<T> {
  const known = new Map<string, { answer: Promise<T>; until: number }>();
  return {
    recall(key, find, now = Date.now()) {
      const found = known.get(key);
      if (found && found.until > now) return found.answer;
      const answer = find();
      const entry = { answer, until: now + seconds * 1_000 };
      known.delete(key);
      known.set(key, entry);
      if (known.size > limit) known.delete(known.keys().next().value ?? '');
      answer.catch(() => {
        if (known.get(key) === entry) known.delete(key);
      });
      return answer;
    },
    drop: (key) => void known.delete(key),
    clear: () => known.clear(),
  };
}
