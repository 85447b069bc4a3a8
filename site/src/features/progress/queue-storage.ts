import type { QueueStorage } from '@diamond/progress/contract/outbox';
import { entryKey, isQueueEntry, joinEntries, type QueueEntry } from '@diamond/progress/contract/queue';
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';

const DATABASE = 'diamond.progress';
const OBJECTS = 'unsent';
const PREFIX = 'diamond.unsent ';

/**
 * Unsent seconds in IndexedDB. Local storage has the copies of pages that went, and all of it where there is no
 * IndexedDB (some private windows) or it fails. Whoever reads puts the two together.
 */
export function createQueueStorage({ texts = openTexts() }: { texts?: Texts } = {}): QueueStorage {
  let opened: UseStore | null = null;
  /** Throws where there is no IndexedDB at all. */
  const objects = (): UseStore => (opened ??= createStore(DATABASE, OBJECTS));

  return {
    async load(owner) {
      const kept = await loadAll({ objects, owner }).catch(() => []);
      const joined = new Map<string, QueueEntry>();
      for (const entry of [...kept, ...readCopies({ texts, owner })]) {
        joined.set(entryKey(entry), joinEntries(joined.get(entryKey(entry)) ?? null, entry));
      }
      return [...joined.values()];
    },

    async update(key, change) {
      const text = texts.getItem(PREFIX + key);
      const copy = parseEntry(text);
      try {
        await updateObject({ objects, key, change: (known) => change(copy ? joinEntries(known, copy) : known) });
      } catch {
        // Then local storage is what there is; when that is full or closed too, the caller hears of it.
        writeText({ texts, key, entry: change(copy) });
        return;
      }
      // A newer copy may have been made meanwhile: that one stays.
      if (text !== null && texts.getItem(PREFIX + key) === text) texts.removeItem(PREFIX + key);
    },

    copyNow(entries) {
      try {
        for (const entry of entries) writeText({ texts, key: entryKey(entry), entry });
      } catch {
        // Full or closed: all but the last second is in IndexedDB.
      }
    },
  };
}

type Texts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Storage that is switched off throws when it is looked at; then nothing is in it and nothing can be put there. */
function openTexts(): Texts {
  try {
    return localStorage;
  } catch {
    return {
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new Error('This browser keeps nothing');
      },
    };
  }
}

async function loadAll({ objects, owner }: { objects: () => UseStore; owner: string }): Promise<QueueEntry[]> {
  const first = `${encodeURIComponent(owner)}/`;
  const range = IDBKeyRange.bound(first, `${first}\uffff`);
  const values = await objects()('readonly', (store) => promisifyRequest<unknown[]>(store.getAll(range)));
  return values.filter(isQueueEntry);
}

function updateObject({
  objects,
  key,
  change,
}: {
  objects: () => UseStore;
  key: string;
  change: (known: QueueEntry | null) => QueueEntry | null;
}): Promise<void> {
  return objects()('readwrite', (store) => {
    const reading: IDBRequest<unknown> = store.get(key);
    reading.onsuccess = () => {
      const next = change(isQueueEntry(reading.result) ? reading.result : null);
      if (next) store.put(next, key);
      else store.delete(key);
    };
    return promisifyRequest(store.transaction);
  });
}

function readCopies({ texts, owner }: { texts: Texts; owner: string }): QueueEntry[] {
  const first = `${PREFIX}${encodeURIComponent(owner)}/`;
  return Object.keys(texts).flatMap((name) => {
    const entry = name.startsWith(first) ? parseEntry(texts.getItem(name)) : null;
    return entry ? [entry] : [];
  });
}

function writeText({ texts, key, entry }: { texts: Texts; key: string; entry: QueueEntry | null }): void {
  if (entry) texts.setItem(PREFIX + key, JSON.stringify(entry));
  else texts.removeItem(PREFIX + key);
}

function parseEntry(text: string | null): QueueEntry | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isQueueEntry(value) ? value : null;
  } catch {
    // Cut off, or somebody else's.
    return null;
  }
}
