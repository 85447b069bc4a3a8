import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes of a file, 0 when it is not there. */
export async function measureFile(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/**
 * Writes a request's body to a file as it comes; nothing is held in memory.
 *
 * @param skip bytes at the beginning of the body that are in the file already
 * @param most bytes of the body at most; what comes beyond is dropped
 * @param isFresh whether the file starts anew
 * @returns whether the body came whole; what did come stays in the file either way
 * @throws the file system's error when the bytes cannot be written
 */
export async function receiveBody({
  request,
  path,
  skip,
  most,
  isFresh,
}: {
  request: IncomingMessage;
  path: string;
  skip: number;
  most: number;
  isFresh: boolean;
}): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  if (request.destroyed) return false;
  const file = createWriteStream(path, { flags: isFresh ? 'w' : 'a' });
  const closed = new Promise<void>((resolve) => file.once('close', () => resolve()));
  // When one end fails the pipeline tears down the other with the same error: the first to complain is the cause.
  let failed: 'sender' | 'file' | undefined;
  request.once('error', () => (failed ??= 'sender')).once('close', () => (failed ??= 'sender'));
  file.once('error', () => (failed ??= 'file'));
  try {
    await pipeline(request, cut({ skip, most }), file);
    return true;
  } catch (error) {
    if (failed === 'sender') return false;
    throw error;
  } finally {
    // A write that was under way when the sender left must land before anybody measures the file or adds to it.
    await closed;
  }
}

/** Reads a body to its end without keeping it, so that the sender gets to read our answer. */
export async function drain(request: IncomingMessage): Promise<void> {
  request.resume();
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => request.once('close', resolve).once('end', resolve));
}

/** Lets the bytes from `skip` up to `most` through. */
function cut({ skip, most }: { skip: number; most: number }): Transform {
  let at = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const from = Math.max(0, skip - at);
      const to = Math.min(chunk.length, most - at);
      at += chunk.length;
      done(null, from < to ? chunk.subarray(from, to) : undefined);
    },
  });
}
