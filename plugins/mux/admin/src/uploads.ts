/** A file this browser is sending, or has sent. */
export interface ActiveUpload {
  videoId: string;
  fileName: string;
  state: 'sending' | 'sent' | 'failed';
  /** 0 to 100. */
  percent: number;
  /** Why it failed, in the words of whoever knew. */
  problem: string | null;
}

/** The part of the uploader's engine that is followed here. */
export interface Sender {
  on: (event: 'progress' | 'success' | 'error', listener: (event: CustomEvent) => void) => void;
  abort: () => void;
}

/**
 * The files being sent from this browser tab. They are kept outside any screen, so that an upload goes on while the editor
 * moves through the admin, and a field that is opened again finds it.
 *
 * @param onBusy told when the first starts and when the last has ended
 */
export function createUploads({ onBusy }: { onBusy: (isBusy: boolean) => void }) {
  const uploads = new Map<string, ActiveUpload>();
  const senders = new Map<string, Sender>();
  const listeners = new Set<() => void>();

  function put(upload: ActiveUpload): void {
    uploads.set(upload.videoId, upload);
    notify();
  }

  function notify(): void {
    onBusy([...uploads.values()].some(({ state }) => state === 'sending'));
    for (const listener of listeners) listener();
  }

  /** A late word from an upload that was given up or has ended changes nothing. */
  function update(videoId: string, change: Partial<ActiveUpload>): void {
    const upload = uploads.get(videoId);
    if (upload?.state === 'sending') put({ ...upload, ...change });
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    find: (videoId: string | null): ActiveUpload | undefined => (videoId === null ? undefined : uploads.get(videoId)),

    follow({ videoId, fileName, sender }: { videoId: string; fileName: string; sender: Sender }): void {
      senders.set(videoId, sender);
      sender.on('progress', ({ detail }) => update(videoId, { percent: readPercent(detail) }));
      sender.on('success', () => update(videoId, { state: 'sent', percent: 100 }));
      sender.on('error', ({ detail }) => update(videoId, { state: 'failed', problem: readMessage(detail) }));
      put({ videoId, fileName, state: 'sending', percent: 0, problem: null });
    },

    /** Stops sending and forgets. */
    giveUp(videoId: string): void {
      senders.get(videoId)?.abort();
      senders.delete(videoId);
      uploads.delete(videoId);
      notify();
    },
  };
}

function readPercent(detail: unknown): number {
  return typeof detail === 'number' && Number.isFinite(detail) ? Math.min(100, Math.max(0, Math.round(detail))) : 0;
}

function readMessage(detail: unknown): string | null {
  const message: unknown = typeof detail === 'object' && detail !== null ? Reflect.get(detail, 'message') : null;
  return typeof message === 'string' ? message : null;
}
