import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAsBlob } from 'node:fs';
import { promisify } from 'node:util';
import Mux from '@mux/mux-node';
import { onTestFinished } from 'vitest';
import { programs } from '../src/media/run.ts';
import { startLocalMux, type LocalMux, type LocalMuxOptions } from '../src/server.ts';

const execute = promisify(execFile);

export const TOKEN = { tokenId: 'token-id', tokenSecret: 'token-secret' };
export const WEBHOOK_SECRET = 'webhook-secret-of-the-tests';
export const SIGNING_KEY = 'signing-key-of-the-tests';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
export const PRIVATE_KEY = privateKey;

/** An empty folder that is gone after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-mux-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A local Mux with the tests' credentials; closed after the test. */
export async function startMux(options: Partial<LocalMuxOptions> = {}): Promise<LocalMux> {
  const dataDir = options.dataDir ?? (await makeFolder());
  const mux = await startLocalMux({
    port: 0,
    dataDir,
    ...TOKEN,
    signingKeyId: SIGNING_KEY,
    privateKeyPem: PRIVATE_KEY,
    webhookUrl: null,
    webhookSecret: WEBHOOK_SECRET,
    ...options,
  });
  onTestFinished(() => mux.close());
  return mux;
}

/** The real SDK, pointed at an address. It does not repeat what failed, so that a test sees it. */
export function createClient({ url }: { url: string }): Mux {
  return new Mux({
    ...TOKEN,
    baseURL: url,
    webhookSecret: WEBHOOK_SECRET,
    jwtSigningKey: SIGNING_KEY,
    jwtPrivateKey: PRIVATE_KEY,
    maxRetries: 0,
  });
}

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks that keeps what it gets and answers what it is told. */
export async function startReceiver({ answer = () => 200 }: { answer?: (count: number) => number } = {}): Promise<{
  url: string;
  received: Received[];
  types: () => string[];
}> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(answer(received.length)).end('thanks');
    });
  });
  const port = await listen(server);
  onTestFinished(() => stop(server));
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    types: () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
  };
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

export function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A film of a moving test picture; small, so that a test takes a moment. */
export async function makeFilm({
  seconds = 2,
  size = '160x90',
  hasSound = true,
  captions,
  path,
}: {
  seconds?: number;
  size?: string;
  hasSound?: boolean;
  /** SubRip file that becomes a text track. */
  captions?: string;
  path: string;
}): Promise<string> {
  const args = [
    ['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=10:d=${seconds}`],
    hasSound ? ['-f', 'lavfi', '-i', `sine=440:d=${seconds}`] : [],
    captions ? ['-i', captions, '-c:s', 'mov_text', '-metadata:s:s:0', 'language=eng'] : [],
    ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', path],
  ];
  await execute(programs.ffmpeg, args.flat());
  return path;
}

/** Sends a whole file in one PUT. */
export async function send({ url, path }: { url: string; path: string }): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: await openAsBlob(path) });
  if (response.status !== 200) throw new Error(`The upload was answered ${response.status}: ${await response.text()}`);
}

/** Uploads a film through the SDK and waits until it is ready or has failed. */
export async function uploadFilm({
  client,
  path,
  policy = 'signed',
}: {
  client: Mux;
  path: string;
  policy?: 'signed' | 'public';
}): Promise<Mux.Video.Asset> {
  const upload = await client.video.uploads.create({
    cors_origin: '*',
    new_asset_settings: { playback_policies: [policy] },
  });
  await send({ url: upload.url ?? '', path });
  const { asset_id: assetId } = await client.video.uploads.retrieve(upload.id);
  return waitFor(async () => {
    const asset = await client.video.assets.retrieve(assetId ?? '');
    return asset.status === 'preparing' ? undefined : asset;
  });
}

/** Asks until there is an answer. */
export async function waitFor<T>(ask: () => Promise<T | undefined> | T | undefined, { seconds = 30 } = {}): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Nothing came in ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A port nobody listens on at this moment. */
export async function findPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await stop(server);
  return port;
}
