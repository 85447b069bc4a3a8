import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetRecord, RestrictionRecord, UploadRecord } from './records.ts';
import type { PendingEvent } from './webhooks/event.ts';

/** A key whose tokens the delivery accepts. Only the public half is kept. */
export interface SigningKeyRecord {
  id: string;
  /** Seconds since 1970. */
  createdAt: number;
  publicKeyPem: string;
}

/** Everything the local Mux knows, by id. */
export interface Data {
  version: 1;
  uploads: Record<string, UploadRecord>;
  assets: Record<string, AssetRecord>;
  signingKeys: Record<string, SigningKeyRecord>;
  restrictions: Record<string, RestrictionRecord>;
  /** Webhooks not yet accepted by the receiver, oldest first. */
  events: PendingEvent[];
}

/** The data in memory, and the way to make it last. Whoever changes `data` calls `save` before answering. */
export interface State {
  readonly data: Data;
  /** Resolves when everything changed before the call is on disk. Calls that come together share one write. */
  save: () => Promise<void>;
}

/**
 * Opens the state kept in `dataDir/state.json`, empty at the first start.
 *
 * @throws when the file is there and cannot be read as our state: starting empty would lose the films
 */
export function openState({ dataDir }: { dataDir: string }): State {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'state.json');
  const data = existsSync(path)
    ? read(path)
    : { version: 1 as const, uploads: {}, assets: {}, signingKeys: {}, restrictions: {}, events: [] };
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  function save(): Promise<void> {
    // One write at a time; all who ask while one runs share the next. A failed write fails those who waited for it.
    waiting ??= last = last
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        return write({ path, text: JSON.stringify(data) });
      });
    return waiting;
  }

  return { data, save };
}

function read(path: string): Data {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`The local Mux cannot read its state in ${path}; move the file away to start empty`, {
      cause: error,
    });
  }
  if (typeof data !== 'object' || data === null || (data as { version?: unknown }).version !== 1) {
    throw new Error(`The state in ${path} is of another version of the local Mux; move the file away to start empty`);
  }
  // A state written before there were restrictions has none.
  return { restrictions: {}, ...(data as Omit<Data, 'restrictions'>) };
}

/** Written beside and renamed: a crash leaves the old file or the new one, never half of one. */
async function write({ path, text }: { path: string; text: string }): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** A record by an id that came from outside: words like `constructor` find nothing. */
export function lookUp<T>(records: Record<string, T>, id: string): T | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined;
}
