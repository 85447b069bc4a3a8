/** What a file is for: a new video, or the next film of one that is there. */
export type Purpose = { kind: 'new'; title: string } | { kind: 'replace'; videoId: string; title: string };

/**
 * - `queued` its turn comes · `opening` Mux is asked for an address · `sending` · `sent` all has arrived
 * - `paused` by the editor · `unfinished` begun before this page was loaded: goes on when the same file is chosen
 * - `failed` may be tried again from where it is · `expired` has to begin anew
 */
export type UploadState = 'queued' | 'opening' | 'sending' | 'paused' | 'unfinished' | 'sent' | 'failed' | 'expired';

/** Why an upload stopped. `text`: Mux's or the CMS's own words, null when there are none. */
export interface Problem {
  kind: 'not-opened' | 'connection' | 'refused' | 'expired' | 'unreadable' | 'not-cancelled';
  text: string | null;
}

/** A file on its way from this browser. */
export interface Upload {
  /** Names it in this tab, and only there. */
  readonly key: string;
  readonly purpose: Purpose;
  /** The video it becomes, or whose next film it becomes; null until there is an address for it. */
  readonly videoId: string | null;
  /** Videos that earlier attempts were to become. */
  readonly formerIds: readonly string[];
  readonly fileName: string;
  readonly size: number;
  readonly state: UploadState;
  /** Bytes that have left. */
  readonly loaded: number;
  /** True while attempts fail and go on. */
  readonly isStruggling: boolean;
  readonly problem: Problem | null;
}

/** Where its bytes go. */
export interface Address {
  videoId: string;
  takeId: string;
  uploadUrl: string;
}

/** All by which a file that is chosen again is known. */
export interface FileFacts {
  fileName: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  lastModified: number;
}

/** An upload that was begun before this page was loaded. */
export interface Unfinished {
  purpose: Purpose;
  address: Address;
  facts: FileFacts;
}

export function factsOf(file: File): FileFacts {
  return { fileName: file.name, size: file.size, lastModified: file.lastModified };
}

/** True while closing the tab would lose something. */
export function isUnderWay({ state }: Upload): boolean {
  return state === 'queued' || state === 'opening' || state === 'sending';
}

/** 0 to 100, 100 only when all has arrived. */
export function percentOf({ state, loaded, size }: Upload): number {
  if (state === 'sent') return 100;
  return size === 0 ? 0 : Math.min(99, Math.floor((loaded / size) * 100));
}

/** True when an unfinished upload goes on with this file, for this purpose. A new video may be any that was begun. */
export function isContinuedBy({
  unfinished,
  file,
  purpose,
}: {
  unfinished: Unfinished;
  file: File;
  purpose: Purpose;
}): boolean {
  const { facts, purpose: begun, address } = unfinished;
  const isSameFile =
    facts.fileName === file.name && facts.size === file.size && facts.lastModified === file.lastModified;
  if (!isSameFile || begun.kind !== purpose.kind) return false;
  return purpose.kind === 'new' || purpose.videoId === address.videoId;
}
