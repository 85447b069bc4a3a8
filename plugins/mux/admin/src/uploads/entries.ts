import { isUnderWay, type Address, type FileFacts, type Purpose, type Unfinished, type Upload } from './upload.ts';

/** An upload with what only its sender needs. */
export interface Entry {
  upload: Upload;
  readonly facts: FileFacts;
  file: File | null;
  /** Null until Mux gave one, and when the one it gave is too old. */
  address: Address | null;
  /** Ends the attempt under way. */
  attempt: AbortController | null;
}

/**
 * The uploads of a tab, for those who change them and those who look on.
 *
 * @param onBusy told at every change whether something is under way
 */
export function createEntries({ onBusy }: { onBusy: (isBusy: boolean) => void }) {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Upload[] = [];
  let count = 0;

  function refresh(): void {
    snapshot = [...entries.values()].map(({ upload }) => upload);
    onBusy(snapshot.some(isUnderWay));
    for (const listener of listeners) listener();
  }

  return {
    refresh,
    all: (): Entry[] => [...entries.values()],
    find: (key: string): Entry | undefined => entries.get(key),
    has: (key: string): boolean => entries.has(key),

    /** The same array until something changes. */
    list: (): readonly Upload[] => snapshot,

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** A new one: with a file it waits for its turn, without one it is unfinished. @param loaded bytes that are there */
    enter({
      purpose,
      facts,
      file,
      address,
      loaded,
    }: Pick<Entry, 'facts' | 'file' | 'address'> & { purpose: Purpose; loaded: number }): Entry {
      const key = String((count += 1));
      const upload: Upload = {
        key,
        purpose,
        videoId: address?.videoId ?? null,
        formerIds: [],
        fileName: facts.fileName,
        size: facts.size,
        state: file ? 'queued' : 'unfinished',
        loaded,
        isStruggling: false,
        problem: null,
      };
      const entry: Entry = { upload, facts, file, address, attempt: null };
      entries.set(key, entry);
      return entry;
    },

    change(entry: Entry, update: Partial<Upload>): void {
      entry.upload = { ...entry.upload, ...update };
      refresh();
    },

    remove(key: string): void {
      entries.delete(key);
      refresh();
    },
  };
}

/** What is left to do of an entry without a file; null for any other. */
export function readUnfinished({ upload, facts, address }: Entry): Unfinished | null {
  return upload.state === 'unfinished' && address ? { purpose: upload.purpose, address, facts } : null;
}
