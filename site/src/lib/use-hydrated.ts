import { useSyncExternalStore } from 'react';

/**
 * Whether the browser has taken over the built page. What depends on the address's query or on this browser is drawn
 * from then on, at once, and never differs from what was built.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false
  );
}

const subscribeToNothing = () => () => {};
