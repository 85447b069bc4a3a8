import type { Arrived } from './arrived.ts';
import { restUntilOnline, type Connection } from './connection.ts';
import type { UploadDesk } from './desk.ts';
import { sendFile } from './send-file.ts';
import type { SendRequest } from './send-request.ts';
import type { TransferEnd } from './transfer.ts';
import { createEntries, readUnfinished, type Entry } from './entries.ts';
import { factsOf, isContinuedBy, type Address, type Problem, type Purpose } from './upload.ts';

/** Files that are sent at once; more would only make each slower. */
const AT_ONCE = 2;

/**
 * The files this browser tab sends. They are kept outside any screen, so that an upload goes on while the editor moves
 * through the admin, and any screen finds it. Two are sent at once, the others wait their turn; what was begun before the
 * page was loaded goes on when the same file is chosen again.
 *
 * @param onBusy told when the first starts and when the last has ended
 * @param readWords words of what the desk rejected with, null when it has none for people
 */
export function createUploads({
  desk,
  send,
  arrived,
  connection,
  onBusy,
  readWords,
}: {
  desk: UploadDesk;
  send: SendRequest;
  arrived: Arrived;
  connection: Connection;
  onBusy: (isBusy: boolean) => void;
  readWords: (error: unknown) => string | null;
}) {
  const entries = createEntries({ onBusy });
  const { change, refresh } = entries;
  connection.subscribe(refresh);

  function fail(entry: Entry, problem: Problem): void {
    change(entry, { state: 'failed', isStruggling: false, problem });
  }

  function pump(): void {
    const all = entries.all();
    const free = AT_ONCE - all.filter(({ attempt }) => attempt).length;
    for (const entry of all.filter(({ upload }) => upload.state === 'queued').slice(0, Math.max(0, free)))
      void run(entry);
  }

  async function run(entry: Entry): Promise<void> {
    const attempt = new AbortController();
    entry.attempt = attempt;
    const end = await attemptOnce({ entry, signal: attempt.signal });
    // Paused or cancelled meanwhile, and perhaps begun again: this attempt has no say any more.
    if (entry.attempt !== attempt) return;
    if (end) await finish({ entry, end });
    entry.attempt = null;
    pump();
  }

  /** Null when it came to nothing that has not been said already. */
  async function attemptOnce({ entry, signal }: { entry: Entry; signal: AbortSignal }): Promise<TransferEnd | null> {
    const { file } = entry;
    if (!file) return null;
    const isFresh = entry.address === null;
    const address = entry.address ?? (await open({ entry, signal }));
    if (!address || signal.aborted) return null;
    change(entry, { state: 'sending', problem: null });
    let known = arrived.of(address.takeId);
    return sendFile({
      file,
      url: address.uploadUrl,
      isFresh,
      stored: known,
      send,
      signal,
      rest: (wish) => restUntilOnline({ connection, ...wish }),
      onProgress({ loaded, stored, failures }) {
        if (signal.aborted) return;
        if (stored !== known) arrived.note({ takeId: address.takeId, bytes: stored });
        known = stored;
        change(entry, { loaded, isStruggling: failures > 0 });
      },
    });
  }

  async function open({ entry, signal }: { entry: Entry; signal: AbortSignal }): Promise<Address | null> {
    const { purpose, key } = entry.upload;
    change(entry, { state: 'opening', loaded: 0, problem: null });
    try {
      const address = await desk.open({ purpose, facts: entry.facts });
      if (!entries.has(key)) {
        // Given up while Mux was asked.
        await desk.cancel({ purpose, address });
        return null;
      }
      entry.address = address;
      change(entry, { videoId: address.videoId });
      return address;
    } catch (error) {
      if (!signal.aborted && entries.has(key)) fail(entry, { kind: 'not-opened', text: readWords(error) });
      return null;
    }
  }

  async function openEarly(entry: Entry): Promise<void> {
    if (await open({ entry, signal: new AbortController().signal })) change(entry, { state: 'queued' });
    pump();
  }

  function forgetAddress(entry: Entry): void {
    if (entry.address) arrived.forget(entry.address.takeId);
    entry.address = null;
  }

  async function finish({ entry, end }: { entry: Entry; end: TransferEnd }): Promise<void> {
    if (end.kind === 'sent') {
      forgetAddress(entry);
      entry.file = null;
      return change(entry, { state: 'sent', loaded: entry.upload.size, isStruggling: false, problem: null });
    }
    const text = end.text || (end.status === null ? null : `HTTP ${end.status}`);
    if (end.kind === 'expired') {
      forgetAddress(entry);
      return change(entry, { state: 'expired', isStruggling: false, problem: { kind: 'expired', text } });
    }
    const isUnreadable = end.status === null && !(await isReadable(entry.file));
    fail(entry, { kind: isUnreadable ? 'unreadable' : end.status === null ? 'connection' : 'refused', text });
  }

  function begin(entry: Entry, file: File): void {
    entry.file = file;
    change(entry, { state: 'queued', problem: null });
  }

  function stop(entry: Entry): void {
    entry.attempt?.abort();
    entry.attempt = null;
  }

  return {
    subscribe: entries.subscribe,
    list: entries.list,
    isOnline: (): boolean => connection.isOnline(),

    /** Looks up what was begun elsewhere or before; what this tab knows already stays as it is. */
    async restore(): Promise<void> {
      const begun = await desk.listUnfinished();
      const pending = new Set(begun.map(({ address }) => address.takeId));
      for (const { upload, address } of entries.all()) {
        if (upload.state === 'unfinished' && !pending.has(address?.takeId ?? '')) entries.remove(upload.key);
      }
      const known = new Set(entries.all().map(({ address }) => address?.takeId));
      for (const one of begun) {
        const { takeId } = one.address;
        if (!known.has(takeId)) entries.enter({ ...one, file: null, loaded: arrived.of(takeId) });
      }
      refresh();
    },

    /**
     * Takes a file: goes on with its unfinished upload if there is one, else begins a new one.
     *
     * @param isOpenedAtOnce the address, and with it the video's id, is asked for before its turn to be sent comes
     * @returns its key
     */
    add({ file, purpose, isOpenedAtOnce = false }: { file: File; purpose: Purpose; isOpenedAtOnce?: boolean }): string {
      const found = entries.all().find((entry) => {
        const unfinished = readUnfinished(entry);
        return unfinished !== null && isContinuedBy({ unfinished, file, purpose });
      });
      const entry = found ?? entries.enter({ purpose, facts: factsOf(file), file, address: null, loaded: 0 });
      begin(entry, file);
      if (isOpenedAtOnce && !entry.address) void openEarly(entry);
      else pump();
      return entry.upload.key;
    },

    /** Goes on with one unfinished upload. False when `file` is not the one it was begun with. */
    goOn({ key, file, purpose }: { key: string; file: File; purpose: Purpose }): boolean {
      const entry = entries.find(key);
      const unfinished = entry ? readUnfinished(entry) : null;
      if (!entry || !unfinished || !isContinuedBy({ unfinished, file, purpose })) return false;
      begin(entry, file);
      pump();
      return true;
    },

    pause(key: string): void {
      const entry = entries.find(key);
      if (!entry || !(entry.upload.state === 'queued' || entry.upload.state === 'sending')) return;
      stop(entry);
      change(entry, { state: 'paused', isStruggling: false });
      pump();
    },

    /** Goes on after a pause or a failure; an address that is too old is replaced by a new one. */
    resume(key: string): void {
      const entry = entries.find(key);
      if (!entry?.file || !['paused', 'failed', 'expired'].includes(entry.upload.state)) return;
      const { state, videoId, formerIds } = entry.upload;
      const anew = state === 'expired' && videoId !== null ? { formerIds: [...formerIds, videoId], loaded: 0 } : {};
      change(entry, { state: 'queued', problem: null, ...anew });
      pump();
    },

    /**
     * Stops an upload here and at Mux, and forgets it; one that has ended is only forgotten.
     *
     * @returns false when Mux could not be told: then it stays, and says so
     */
    async cancel(key: string): Promise<boolean> {
      const entry = entries.find(key);
      if (!entry) return true;
      stop(entry);
      const { address } = entry;
      if (address) {
        change(entry, { state: entry.file ? 'paused' : 'unfinished', isStruggling: false });
        try {
          await desk.cancel({ purpose: entry.upload.purpose, address });
        } catch (error) {
          change(entry, { problem: { kind: 'not-cancelled', text: readWords(error) } });
          pump();
          return false;
        }
      }
      forgetAddress(entry);
      entries.remove(key);
      pump();
      return true;
    },
  };
}

/** False when the file was moved, changed or taken away since it was chosen: browsers then refuse to read it. */
async function isReadable(file: File | null): Promise<boolean> {
  if (!file) return false;
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
