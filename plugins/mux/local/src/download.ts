import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputProblem } from './media/probe.ts';

/** Bytes of a caption file; an hour of speech is about a tenth. */
const CAPTIONS_LIMIT = 5 * 1024 * 1024;

/**
 * Fetches a film by its address into a file.
 *
 * @throws InputProblem when it is not on this machine, or does not come
 */
export async function downloadFilm({
  url,
  path,
  signal,
}: {
  url: string;
  path: string;
  signal: AbortSignal;
}): Promise<void> {
  const response = await open({ url, signal });
  await mkdir(dirname(path), { recursive: true });
  try {
    await pipeline(Readable.fromWeb(response), createWriteStream(path), { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw failed(url);
  }
}

/**
 * Fetches a caption file by its address.
 *
 * @throws InputProblem when it is not on this machine, does not come, or is over 5 MiB
 */
export async function downloadCaptions({ url, signal }: { url: string; signal: AbortSignal }): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await open({ url, signal })) {
    size += chunk.byteLength;
    if (size > CAPTIONS_LIMIT)
      throw new InputProblem({ type: 'invalid_input', message: `The text track '${url}' is larger than 5 MiB.` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function open({ url, signal }: { url: string; signal: AbortSignal }): Promise<ReadableStream<Uint8Array>> {
  // A stand-in has no business on the network: it fetches from this machine alone, and follows nobody elsewhere.
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) throw failed(url);
  let response: Response;
  try {
    response = await fetch(url, { redirect: 'error', signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw failed(url);
  }
  if (!response.ok || !response.body) throw failed(url);
  return response.body;
}

function failed(url: string): InputProblem {
  return new InputProblem({ type: 'download_failed', message: `The input file '${url}' could not be downloaded.` });
}
