interface Waiting<Value> {
  resolve: (value: Value | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Answers many who ask at once with one question: keys asked for within a turn of the event loop are looked up together,
 * each once.
 *
 * @param load finds what there is; a key that is not in its answer is `null`
 */
export function createBatchLoader<Key, Value>({
  load,
  maxKeys,
}: {
  load: (keys: Key[]) => Promise<Map<Key, Value>>;
  maxKeys: number;
}): (key: Key) => Promise<Value | null> {
  let waiting = new Map<Key, Waiting<Value>[]>();

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(run);
      const others = waiting.get(key);
      if (others) others.push({ resolve, reject });
      else waiting.set(key, [{ resolve, reject }]);
      if (waiting.size >= maxKeys) run();
    });

  function run(): void {
    if (waiting.size === 0) return;
    const asked = waiting;
    waiting = new Map();
    load([...asked.keys()]).then(
      (found) => {
        for (const [key, askers] of asked) for (const { resolve } of askers) resolve(found.get(key) ?? null);
      },
      (error: unknown) => {
        for (const askers of asked.values()) for (const { reject } of askers) reject(error);
      }
    );
  }
}
