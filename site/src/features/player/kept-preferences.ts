import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../../lib/storage.ts';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences } from './preferences.ts';

const KEY = 'diamond.player';

let known: Preferences | null = null;
const listeners = new Set<() => void>();

/** How one likes to watch, as this browser keeps it; only in a browser. */
export function readPreferences(): Preferences {
  known ??= parsePreferences(readStored(KEY));
  return known;
}

/** Where nothing can be kept, it holds until the page goes. */
export function keepPreferences(change: Partial<Preferences>): void {
  known = { ...readPreferences(), ...change };
  writeStored({ key: KEY, value: JSON.stringify(known) });
  for (const changed of listeners) changed();
}

/** The page is drawn by the defaults first, as it was built. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, readPreferences, () => DEFAULT_PREFERENCES);
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
