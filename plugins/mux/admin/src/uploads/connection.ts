/** What an upload has to know of the browser's connection. */
export interface Connection {
  isOnline: () => boolean;
  /** Told whenever it comes or goes. Returns the way to stop listening. */
  subscribe: (listener: () => void) => () => void;
}

/** The browser's own word; it only knows whether there is any network at all. */
export const browserConnection: Connection = {
  isOnline: () => navigator.onLine,
  subscribe(listener) {
    window.addEventListener('online', listener);
    window.addEventListener('offline', listener);
    return () => {
      window.removeEventListener('online', listener);
      window.removeEventListener('offline', listener);
    };
  },
};

/**
 * Waits that many milliseconds; without a connection until there is one, and then no longer. Ends at once when `signal`
 * says so.
 */
export function restUntilOnline({
  connection,
  milliseconds,
  signal,
}: {
  connection: Connection;
  milliseconds: number;
  signal: AbortSignal;
}): Promise<void> {
  return new Promise((resolve) => {
    let isOver = false;
    const wasOffline = !connection.isOnline();
    const look = (): void => {
      if (signal.aborted || (connection.isOnline() && (isOver || wasOffline))) finish();
    };
    const timer = setTimeout(() => {
      isOver = true;
      look();
    }, milliseconds);
    const stopListening = connection.subscribe(look);
    signal.addEventListener('abort', look);
    function finish(): void {
      clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', look);
      resolve();
    }
    look();
  });
}
