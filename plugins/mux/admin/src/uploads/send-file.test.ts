import { createServer, request as sendHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { sendFile } from './send-file.ts';
import { readStored, readText, type SendRequest } from './send-request.ts';

const MIB = 1_024 * 1_024;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** An upload's address on a real server. `cutAfter`: at that many bytes in all the connection is broken, once. */
async function serve({ size, cutAfter = [], refuse }: { size: number; cutAfter?: number[]; refuse?: number[] }) {
  const parts: Buffer[] = [];
  const seen = { received: 0, ranges: [] as string[] };
  const cuts = [...cutAfter];
  const refusals = [...(refuse ?? [])];
  const stored = () => parts.reduce((sum, part) => sum + part.length, 0);

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    seen.ranges.push(request.headers['content-range'] ?? '');
    const start = /bytes (\d+)-/.exec(request.headers['content-range'] ?? '')?.[1];
    const skip = start === undefined ? 0 : stored() - Number(start);
    let at = 0;
    request.on('data', (chunk: Buffer) => {
      seen.received += chunk.length;
      const fresh = chunk.subarray(Math.max(0, Math.min(chunk.length, skip - at)));
      at += chunk.length;
      parts.push(fresh);
      if (cuts[0] !== undefined && seen.received >= cuts[0]) {
        cuts.shift();
        request.destroy();
      }
    });
    request.on('error', () => undefined);
    request.on('end', () => {
      const status = start === undefined ? undefined : refusals.shift();
      if (status) return response.writeHead(status, { 'content-type': 'text/plain' }).end('Not now');
      if (stored() >= size) return response.writeHead(200).end();
      response.writeHead(308, stored() === 0 ? {} : { Range: `bytes=0-${stored() - 1}` }).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, seen, content: () => Buffer.concat(parts) };
}

/** Speaks HTTP as the browser's side does, which has no XMLHttpRequest here. */
const sendByNode: SendRequest = async ({ url, range, body, signal, onLoaded }) => {
  const bytes = body ? Buffer.from(await body.arrayBuffer()) : Buffer.alloc(0);
  let loaded = 0;
  return new Promise((resolve) => {
    const broken = () => resolve({ kind: 'broken', loaded });
    const request = sendHttp(url, {
      method: 'PUT',
      signal,
      headers: { 'content-range': range, 'content-length': bytes.length },
    });
    request.once('error', broken);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.once('error', broken);
      response.once('end', () =>
        resolve({
          kind: 'answered',
          status: response.statusCode ?? 0,
          stored: readStored(response.headers.range ?? null),
          text: readText({ type: response.headers['content-type'] ?? null, body: text }),
          retryAfter: null,
        })
      );
    });
    request.end(bytes, () => {
      loaded = bytes.length;
      onLoaded(loaded);
    });
  });
};

function makeFile(size: number): { file: Blob; bytes: Buffer } {
  const bytes = Buffer.alloc(size);
  for (let index = 0; index < size; index += 997) bytes[index] = index % 251;
  return { file: new Blob([new Uint8Array(bytes)], { type: 'video/mp4' }), bytes };
}

const noRest = () => Promise.resolve();
const never = new AbortController().signal;

test('a file arrives whole, in parts that are multiples of 256 KiB', async () => {
  const { file, bytes } = makeFile(20 * MIB + 7);
  const target = await serve({ size: file.size });
  const seen: number[] = [];
  const end = await sendFile({
    file,
    url: target.url,
    isFresh: true,
    send: sendByNode,
    rest: noRest,
    signal: never,
    onProgress: ({ loaded }) => seen.push(loaded),
  });
  expect(end).toEqual({ kind: 'sent' });
  expect(target.content().equals(bytes)).toBe(true);
  expect(target.seen.received).toBe(file.size);
  const starts = target.seen.ranges.map((range) => Number(/bytes (\d+)-/.exec(range)?.[1]));
  expect(starts.every((start) => start % (256 * 1_024) === 0)).toBe(true);
  expect(seen.at(-1)).toBe(file.size);
});

test('three broken connections and a busy server later it is whole, and was sent at most 1.02 times', async () => {
  const { file, bytes } = makeFile(60 * MIB);
  const target = await serve({ size: file.size, cutAfter: [3 * MIB, 20 * MIB + 11, 45 * MIB], refuse: [503] });
  const end = await sendFile({
    file,
    url: target.url,
    isFresh: true,
    send: sendByNode,
    rest: noRest,
    signal: never,
    onProgress: () => undefined,
  });
  expect(end).toEqual({ kind: 'sent' });
  expect(target.content().equals(bytes)).toBe(true);
  expect(target.seen.received / file.size).toBeLessThanOrEqual(1.02);
});

test('an upload that was stopped goes on later from where the other side is', async () => {
  const { file, bytes } = makeFile(30 * MIB);
  const target = await serve({ size: file.size });
  const tab = new AbortController();
  const first = await sendFile({
    file,
    url: target.url,
    isFresh: true,
    send: sendByNode,
    rest: noRest,
    signal: tab.signal,
    onProgress: ({ stored }) => stored > 10 * MIB && tab.abort(),
  });
  expect(first).toBeNull();
  const again = await sendFile({
    file,
    url: target.url,
    isFresh: false,
    send: sendByNode,
    rest: noRest,
    signal: never,
    onProgress: () => undefined,
  });
  expect(again).toEqual({ kind: 'sent' });
  expect(target.content().equals(bytes)).toBe(true);
  expect(target.seen.ranges).toContain(`bytes */${file.size}`);
  expect(target.seen.received / file.size).toBeLessThanOrEqual(1.02);
});

test('a server that is not there is tried a while, then said', async () => {
  const { file } = makeFile(10);
  const target = await serve({ size: 10 });
  for (const close of closers.splice(0)) close();
  await wait(0);
  const rests: number[] = [];
  const end = await sendFile({
    file,
    url: target.url,
    isFresh: true,
    send: sendByNode,
    signal: never,
    rest: ({ milliseconds }) => Promise.resolve(void rests.push(milliseconds)),
    onProgress: () => undefined,
    random: () => 1,
  });
  expect(end).toEqual({ kind: 'failed', status: null, text: '' });
  expect(rests).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
});

test('what is stored and what is said are read from an answer', () => {
  expect([readStored('bytes=0-9'), readStored(null), readStored('bytes=5-9'), readStored('x')]).toEqual([
    10,
    null,
    null,
    null,
  ]);
  expect(readText({ type: 'text/plain', body: ' The upload\n is timed out ' })).toBe('The upload is timed out');
  expect(readText({ type: 'application/xml', body: '<Error><Message>Too old</Message></Error>' })).toBe('Too old');
  expect(readText({ type: 'text/html', body: '<h1>Bad gateway</h1>' })).toBe('');
});
