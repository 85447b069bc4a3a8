import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createClient, makeFilm, makeFolder, startMux, waitFor } from './harness.ts';

const ORIGIN = 'https://admin.example.com';

async function startUpload({ now }: { now?: () => number } = {}) {
  const dataDir = await makeFolder();
  const mux = await startMux({ dataDir, ...(now ? { now } : {}) });
  const client = createClient(mux);
  const upload = await client.video.uploads.create({
    cors_origin: ORIGIN,
    timeout: 60,
    new_asset_settings: { playback_policies: ['signed'] },
  });
  return { mux, client, dataDir, id: upload.id, url: upload.url ?? '' };
}

const put = (url: string, range: string | undefined, body: Buffer | string = '') =>
  fetch(url, {
    method: 'PUT',
    body,
    headers: { ...(range === undefined ? {} : { 'Content-Range': range }), Origin: ORIGIN },
  });

test('chunks are answered with what has come, the last one with 200, and the film is whole', async () => {
  const { client, id, url, dataDir } = await startUpload();
  const film = await readFile(await makeFilm({ path: join(dataDir, 'film.mp4') }));
  const third = Math.ceil(film.length / 3);

  expect((await put(url, `bytes */${film.length}`)).headers.get('range')).toBeNull();
  const first = await put(url, `bytes 0-${third - 1}/${film.length}`, film.subarray(0, third));
  expect([first.status, first.headers.get('range')]).toEqual([308, `bytes=0-${third - 1}`]);
  const question = await put(url, 'bytes */*');
  expect([question.status, question.headers.get('range')]).toEqual([308, `bytes=0-${third - 1}`]);
  // A chunk from further on is not taken: there would be a hole.
  const ahead = await put(url, `bytes ${2 * third}-${film.length - 1}/${film.length}`, film.subarray(2 * third));
  expect([ahead.status, ahead.headers.get('range')]).toEqual([308, `bytes=0-${third - 1}`]);
  // A chunk that begins with what is there goes on where it ended.
  const second = await put(url, `bytes 10-${2 * third - 1}/${film.length}`, film.subarray(10, 2 * third));
  expect([second.status, second.headers.get('range')]).toEqual([308, `bytes=0-${2 * third - 1}`]);
  const rest = () => put(url, `bytes ${2 * third}-${film.length - 1}/${film.length}`, film.subarray(2 * third));
  expect((await rest()).status).toBe(200);
  // The sender who missed that answer asks again, and makes no second asset.
  expect((await rest()).status).toBe(200);

  const { status, asset_id: assetId, url: gone } = await client.video.uploads.retrieve(id);
  expect([status, gone]).toEqual(['asset_created', undefined]);
  const asset = await waitFor(async () => {
    const now = await client.video.assets.retrieve(assetId ?? '');
    return now.status === 'preparing' ? undefined : now;
  });
  expect(asset.status).toBe('ready');
  expect(await readFile(join(dataDir, 'assets', asset.id, 'source'))).toEqual(film);
  expect((await client.video.assets.list()).data).toHaveLength(1);
});

test('a connection that breaks loses only what had not come', async () => {
  const { url } = await startUpload();
  const bytes = randomBytes(1_000_000);
  await sendPart({
    url,
    range: `bytes 0-${bytes.length - 1}/${bytes.length}`,
    length: bytes.length,
    part: bytes.subarray(0, 600_000),
  });
  const stored = await waitFor(
    async () => (await put(url, `bytes */${bytes.length}`)).headers.get('range') ?? undefined
  );
  const next = Number(stored.split('-')[1]) + 1;
  expect(next).toBe(600_000);
  // The uploader sends the whole chunk again; what is there is skipped.
  expect((await put(url, `bytes 0-${bytes.length - 1}/${bytes.length}`, bytes)).status).toBe(200);
});

test('a second request for the same upload takes the place of the first', async () => {
  const { url, dataDir, client, id } = await startUpload();
  const bytes = randomBytes(500_000);
  const range = `bytes 0-${bytes.length - 1}/${bytes.length}`;
  // It stays open, silent, half sent.
  const hanging = sendPart({ url, range, length: bytes.length, part: bytes.subarray(0, 100_000), isLeftOpen: true });
  await waitFor(() =>
    readFile(join(dataDir, 'uploads', id)).then(
      ({ length }) => (length === 100_000 ? true : undefined),
      () => undefined
    )
  );
  const answers = await Promise.all([1, 2, 3].map(() => put(url, range, bytes).catch(() => undefined)));
  await hanging;
  expect(answers.some((answer) => answer?.status === 200)).toBe(true);
  const { asset_id: assetId } = await waitFor(async () => {
    const now = await client.video.uploads.retrieve(id);
    return now.status === 'asset_created' ? now : undefined;
  });
  const source = await waitFor(() => readFile(join(dataDir, 'assets', assetId ?? '', 'source')).catch(() => undefined));
  expect(source.equals(bytes)).toBe(true);
  expect((await client.video.assets.list()).data).toHaveLength(1);
});

test('only the page it was made for may upload from a browser, and it can read where to go on', async () => {
  const { url, mux, client } = await startUpload();
  const preflight = (address: string, origin: string) =>
    fetch(address, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'PUT',
        'Access-Control-Request-Headers': 'content-range,content-type',
      },
    });
  const allowed = await preflight(url, ORIGIN);
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT');
  expect(allowed.headers.get('access-control-allow-headers')?.toLowerCase()).toBe('content-range, content-type');
  expect((await preflight(url, 'https://evil.example.com')).headers.get('access-control-allow-origin')).toBeNull();
  expect((await put(url, 'bytes 0-3/9', 'abcd')).headers.get('access-control-expose-headers')).toBe('Range');

  const open = await client.video.uploads.create({ cors_origin: '*' });
  expect((await preflight(open.url ?? '', 'https://any.example.com')).headers.get('access-control-allow-origin')).toBe(
    '*'
  );
  expect((await preflight(`${mux.url}/uploads/unknown`, ORIGIN)).headers.get('access-control-allow-origin')).toBeNull();
});

test('what contradicts itself is refused and changes nothing', async () => {
  const { url, mux } = await startUpload();
  expect((await put(url, 'bytes 0-3/9', 'abcd')).status).toBe(308);
  for (const range of [
    'bytes 4-3/9',
    'bytes 4-9/9',
    'bytes 4-5/10',
    'bytes 4-20/*',
    'nonsense',
    'bytes 4-5/9, bytes 6-7/9',
  ]) {
    expect((await put(url, range, 'xx')).status, range).toBe(400);
  }
  expect((await put(`${mux.url}/uploads/${'x'.repeat(44)}`, undefined, 'x')).status).toBe(404);
  // More bytes than the range says are not taken.
  const more = await put(url, 'bytes 4-5/9', 'efghijklmnop');
  expect([more.status, more.headers.get('range')]).toEqual([308, 'bytes=0-5']);
});

test('an upload can be cancelled once, and its address is closed then', async () => {
  const { client, id, url } = await startUpload();
  expect(await client.video.uploads.cancel(id)).toMatchObject({ status: 'cancelled' });
  expect((await put(url, undefined, 'x')).status).toBe(410);
  await expect(client.video.uploads.cancel(id)).rejects.toMatchObject({ status: 403 });
});

test('an upload that takes too long times out', async () => {
  let now = Date.now();
  const { client, id, url } = await startUpload({ now: () => now });
  expect((await put(url, 'bytes 0-3/9', 'abcd')).status).toBe(308);
  now += 61_000;
  expect((await put(url, 'bytes 4-8/9', 'efghi')).status).toBe(410);
  expect(await client.video.uploads.retrieve(id)).toMatchObject({ status: 'timed_out' });
});

test('bytes that all came before a crash are not asked for again', async () => {
  const { url, dataDir, id } = await startUpload();
  expect((await put(url, 'bytes 0-3/9', 'abcd')).status).toBe(308);
  // As if the process had ended between the last byte and the answer.
  await writeFile(join(dataDir, 'uploads', id), 'abcdefghi');
  expect((await put(url, 'bytes */9')).status).toBe(200);
});

/** Sends the headers and a part of the body, then breaks the connection or leaves it hanging. */
function sendPart({
  url,
  range,
  length,
  part,
  isLeftOpen = false,
}: {
  url: string;
  range: string;
  length: number;
  part: Buffer;
  isLeftOpen?: boolean;
}): Promise<void> {
  return new Promise((resolve) => {
    const sending = request(url, { method: 'PUT', headers: { 'Content-Range': range, 'Content-Length': length } });
    sending.on('error', () => resolve());
    sending.on('close', () => resolve());
    sending.write(part, () => {
      // The bytes are with the system by now; a moment, so that they are with the receiver too.
      if (!isLeftOpen) setTimeout(() => sending.destroy(), 200);
    });
  });
}
