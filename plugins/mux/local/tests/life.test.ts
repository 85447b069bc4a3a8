import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type Mux from '@mux/mux-node';
import { expect, onTestFinished, test } from 'vitest';
import {
  createClient,
  findPort,
  makeFilm,
  makeFolder,
  PRIVATE_KEY,
  send,
  SIGNING_KEY,
  startMux,
  TOKEN,
  uploadFilm,
  waitFor,
  WEBHOOK_SECRET,
} from './harness.ts';

const SERVE = fileURLToPath(new URL('../src/serve.ts', import.meta.url));

/** Megabytes sent, and the most the process may grow while they come. */
const LARGE = 1024;
const GROWTH = 20;
/** Megabytes sent before the first look: what is sent is let go of only now and then, and that must have begun. */
const WARM_UP = 256;

test('a restart keeps films, uploads and keys, and finishes what was being made', async () => {
  const dataDir = await makeFolder();
  const path = await makeFilm({ path: join(dataDir, 'film.mp4'), seconds: 4 });
  const first = await startMux({ dataDir });
  const before = createClient(first);
  const film = await uploadFilm({ client: before, path, policy: 'public' });
  const waiting = await before.video.uploads.create({ cors_origin: '*' });
  const half = await fetch(waiting.url ?? '', {
    method: 'PUT',
    body: 'abcd',
    headers: { 'Content-Range': 'bytes 0-3/9' },
  });
  expect(half.status).toBe(308);
  const upload = await before.video.uploads.create({
    cors_origin: '*',
    new_asset_settings: { playback_policies: ['public'] },
  });
  await send({ url: upload.url ?? '', path });
  // Closed while the second film is being made.
  await first.close();

  const second = await startMux({ dataDir });
  const after = createClient(second);
  expect(await after.video.assets.retrieve(film.id)).toEqual(film);
  expect((await fetch(`${second.url}/${film.playback_ids?.[0]?.id}.m3u8`)).status).toBe(200);
  const address = `${second.url}${new URL(waiting.url ?? '').pathname}`;
  const question = await fetch(address, { method: 'PUT', headers: { 'Content-Range': 'bytes */9' } });
  expect(question.headers.get('range')).toBe('bytes=0-3');
  const { asset_id: assetId } = await after.video.uploads.retrieve(upload.id);
  const asset = await waitFor(async () => {
    const now = await after.video.assets.retrieve(assetId ?? '');
    return now.status === 'preparing' ? undefined : now;
  });
  expect(asset.status).toBe('ready');
});

test('a deleted film leaves nothing behind, also while it is being made', async () => {
  const dataDir = await makeFolder();
  const path = await makeFilm({ path: join(dataDir, 'film.mp4'), seconds: 20, size: '640x360' });
  const mux = await startMux({ dataDir });
  const client = createClient(mux);
  const upload = await client.video.uploads.create({ cors_origin: '*' });
  await send({ url: upload.url ?? '', path });
  const { asset_id: assetId = '' } = await client.video.uploads.retrieve(upload.id);
  await waitFor(async () =>
    (await client.video.assets.retrieve(assetId)).progress.state === 'transcoding' ? true : undefined
  );
  await client.video.assets.delete(assetId);
  expect(await readdir(join(dataDir, 'assets'))).toEqual([]);
  await expect(client.video.assets.retrieve(assetId)).rejects.toMatchObject({ status: 404 });
});

test('a state that cannot be read stops the start instead of being overwritten', async () => {
  const dataDir = await makeFolder();
  const path = join(dataDir, 'state.json');
  await writeFile(path, '{"version":1,"upl');
  await expect(startMux({ dataDir })).rejects.toThrow('cannot read its state');
  expect(await readFile(path, 'utf8')).toBe('{"version":1,"upl');
});

test('wrong or missing credentials open nothing', async () => {
  const mux = await startMux();
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  for (const authorization of [
    '',
    'Basic',
    basic(''),
    basic(`${TOKEN.tokenId}:`),
    basic(`${TOKEN.tokenId}:${TOKEN.tokenSecret}x`),
    'Bearer abc',
  ]) {
    for (const path of ['/video/v1/assets', '/system/v1/whoami', '/video/v1/nowhere']) {
      const response = await fetch(`${mux.url}${path}`, authorization === '' ? {} : { headers: { authorization } });
      expect([response.status, await response.json()], `${path} ${authorization}`).toEqual([
        401,
        { error: { type: 'unauthorized', messages: ['Unauthorized request'] } },
      ]);
    }
  }
});

test('bad requests are refused by the name of the field, and nothing is made', async () => {
  const mux = await startMux();
  const client = createClient(mux);
  const headers = {
    authorization: `Basic ${Buffer.from(`${TOKEN.tokenId}:${TOKEN.tokenSecret}`).toString('base64')}`,
    'content-type': 'application/json',
  };
  for (const [body, named] of [
    ['{}', 'cors_origin'],
    ['{"cors_origin":5}', 'cors_origin'],
    ['{"cors_origin":"*","timeout":1}', 'timeout'],
    ['{"cors_origin":"*","timeout":1e300}', 'timeout'],
    ['{"cors_origin":"*","nonsense":1}', 'nonsense'],
    ['{"cors_origin":"*","new_asset_settings":{"playback_policies":["drm"]}}', 'playback_policies'],
    ['{"cors_origin":"*","new_asset_settings":{"passthrough":"' + 'x'.repeat(256) + '"}}', 'passthrough'],
    ['[1]', 'object'],
    ['{"cors', 'JSON'],
    [`{"cors_origin":"${'x'.repeat(1024 * 1024)}"}`, '1 MiB'],
  ] as const) {
    const response = await fetch(`${mux.url}/video/v1/uploads`, { method: 'POST', headers, body });
    const answer = (await response.json()) as { error: { type: string; messages: string[] } };
    expect(answer.error.type, body.slice(0, 60)).toBe('invalid_parameters');
    expect(answer.error.messages.join(), body.slice(0, 60)).toContain(named);
    expect([400, 413]).toContain(response.status);
  }
  expect(await client.video.uploads.list()).toMatchObject({ data: [] });
  await expect(client.video.assets.retrieve('..%2f..')).rejects.toMatchObject({ status: 404 });
  await expect(client.video.assets.retrieve('short')).rejects.toMatchObject({ status: 400 });
  await expect(client.video.assets.retrieve('hasOwnProperty')).rejects.toMatchObject({ status: 404 });
});

test('too many requests are refused in the shape of Mux', async () => {
  const mux = await startMux({ requestsPerSecond: 2 });
  const client = createClient(mux);
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => client.system.utilities.whoami()));
  const refused = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as { status: number; error: unknown }] : []
  );
  expect(refused).toHaveLength(2);
  expect(refused[0]).toMatchObject({ status: 429, error: { errors: ['Too many requests, retry later.'] } });
});

// The system tells what a process holds in `/proc`.
test.runIf(process.platform === 'linux')('memory stays flat while a large film comes in', async () => {
  const dataDir = await makeFolder();
  const child = spawnServer({
    DATA_DIR: dataDir,
    LOCAL_MUX_PORT: String(await findPort()),
    // What is held on to is looked for, not how much the collector lets pile up (three times this) before it sweeps.
    NODE_OPTIONS: '--max-semi-space-size=2',
  });
  const url = await readAddress(child);
  const client = createClient({ url });
  await sendMegabytes({ client, count: WARM_UP });
  const before = await readMemory(child.pid);
  let most = before;
  const timer = setInterval(() => void readMemory(child.pid).then((now) => (most = Math.max(most, now))), 50);
  await sendMegabytes({ client, count: LARGE });
  clearInterval(timer);
  expect(most - before).toBeLessThan(GROWTH);
});

/** Sends so many megabytes that are no film, made as they go. */
async function sendMegabytes({ client, count }: { client: Mux; count: number }): Promise<void> {
  const upload = await client.video.uploads.create({ cors_origin: '*' });
  const piece = Buffer.alloc(1024 * 1024, 7);
  const response = await fetch(upload.url ?? '', {
    method: 'PUT',
    body: Readable.toWeb(Readable.from(Array.from({ length: count }, () => piece))) as ReadableStream,
    duplex: 'half',
    headers: { 'Content-Range': `bytes 0-${count * piece.length - 1}/${count * piece.length}` },
  } as RequestInit);
  expect(response.status).toBe(200);
}

test('it prints where it listens, serves both loopbacks, and ends in order', async () => {
  const child = spawnServer({ DATA_DIR: await makeFolder(), LOCAL_MUX_PORT: String(await findPort()) });
  const url = await readAddress(child);
  const { port } = new URL(url);
  for (const host of ['127.0.0.1', '[::1]', 'localhost'])
    expect((await fetch(`http://${host}:${port}/`)).status).toBe(200);
  const ended = waitForEnd(child);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0 });
});

test('it does not start in production', async () => {
  const child = spawnServer({ DATA_DIR: await makeFolder(), SCHOOL_MODE: 'production' });
  const { code, stderr } = await waitForEnd(child);
  expect(code).toBe(1);
  expect(stderr).toContain('does not start with SCHOOL_MODE=production');
});

function spawnServer(environment: Record<string, string>) {
  const child = spawn(process.execPath, [SERVE], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SCHOOL_MODE: 'local',
      MUX_TOKEN_ID: TOKEN.tokenId,
      MUX_TOKEN_SECRET: TOKEN.tokenSecret,
      MUX_SIGNING_KEY: SIGNING_KEY,
      MUX_PRIVATE_KEY: Buffer.from(PRIVATE_KEY).toString('base64'),
      MUX_WEBHOOK_SECRET: WEBHOOK_SECRET,
      // Nobody listens there.
      CMS_URL: 'http://127.0.0.1:1',
      ...environment,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function readAddress(child: ReturnType<typeof spawnServer>): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (text: Buffer) => reject(new Error(text.toString())));
    child.stdout.on('data', (text: Buffer) => {
      const address = /listening on (\S+)/.exec(text.toString())?.[1];
      if (address) resolve(address);
    });
  });
}

function waitForEnd(child: ReturnType<typeof spawnServer>): Promise<{ code: number | null; stderr: string }> {
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}

/** Megabytes a process holds, as the system counts them. */
async function readMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
