const KEY = 'mux.uploads.arrived';

/** Uploads that are remembered; the oldest are forgotten first. */
const MOST = 100;

/** How many bytes of each upload surely arrived, over reloads. */
export interface Arrived {
  of: (takeId: string) => number;
  note: (arrived: { takeId: string; bytes: number }) => void;
  forget: (takeId: string) => void;
}

/**
 * Remembers in the browser what arrived. The other side knows better and is asked first; this is for an address whose
 * answers the browser may not read. A browser that keeps nothing only sends more than it had to.
 */
export function createArrived({ storage }: { storage: Pick<Storage, 'getItem' | 'setItem'> }): Arrived {
  const read = (): [string, number][] => {
    const kept = readJson(storage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  };
  const write = (entries: [string, number][]): void => {
    try {
      storage.setItem(KEY, JSON.stringify(entries.slice(-MOST)));
    } catch (error) {
      // A full storage, or one that a private window does not have.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  const others = (takeId: string) => read().filter(([id]) => id !== takeId);

  return {
    of: (takeId) => read().find(([id]) => id === takeId)?.[1] ?? 0,
    note: ({ takeId, bytes }) => write([...others(takeId), [takeId, bytes]]),
    forget: (takeId) => write(others(takeId)),
  };
}

function readJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Storage is anybody's who ever ran on this origin. */
function isEntry(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1]) && value[1] >= 0;
}
