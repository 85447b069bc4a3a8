import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createClient, makeFilm, makeFolder, startMux, startReceiver, TOKEN, uploadFilm, waitFor } from './harness.ts';

const ORIGIN = 'https://admin.example.com';
const credentials = `Basic ${Buffer.from(`${TOKEN.tokenId}:${TOKEN.tokenSecret}`).toString('base64')}`;

const control = (url: string, method: string, path: string, body?: unknown, authorization = credentials) =>
  fetch(`${url}/local/${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('faults are set, shown and cleared by whoever holds the access token, and nobody else', async () => {
  const { url } = await startMux();
  const faults = { api: { answer: 'too-many', times: 1 } };
  expect((await control(url, 'PUT', 'faults', faults, 'Basic bm9ib2R5')).status).toBe(401);
  expect((await control(url, 'PUT', 'faults', { api: { answer: 'maybe' } })).status).toBe(400);
  expect((await control(url, 'PUT', 'faults', faults)).status).toBe(200);
  expect(await (await control(url, 'GET', 'faults')).json()).toEqual({ data: faults });
  expect((await control(url, 'DELETE', 'faults')).status).toBe(204);
  await createClient({ url }).system.utilities.whoami();
});

test('the API fails in every way a real one does, and then serves again', async () => {
  const { url, faults } = await startMux();
  const client = createClient({ url });
  const ask = () => client.video.uploads.create({ cors_origin: ORIGIN });
  faults.set({ api: { answer: 'too-many', times: 1 } });
  await expect(ask()).rejects.toMatchObject({ status: 429 });
  faults.set({ api: { answer: 'unauthorized', times: 1 } });
  await expect(ask()).rejects.toMatchObject({ status: 401 });
  faults.set({ api: { answer: 'error', times: 1 } });
  await expect(ask()).rejects.toMatchObject({ status: 500 });
  faults.set({ api: { answer: 'down', times: 1 } });
  await expect(ask()).rejects.toThrow('Connection error');
  faults.set({ api: { answer: 'hang', times: 1 } });
  await expect(client.video.uploads.create({ cors_origin: ORIGIN }, { timeout: 200 })).rejects.toThrow('timed out');
  faults.set({ api: { answer: 'html', times: 1 } });
  // The library makes nothing of a page that is no JSON.
  expect(await ask()).toBeUndefined();
  expect((await ask()).status).toBe('waiting');
});

test('webhooks are dropped, or sent twice', async () => {
  const receiver = await startReceiver();
  const { url, faults } = await startMux({ webhookUrl: receiver.url });
  const client = createClient({ url });
  faults.set({ webhooks: { drop: true } });
  await client.video.uploads.create({ cors_origin: ORIGIN });
  faults.set({ webhooks: { double: true, shuffle: true, delay: 20 } });
  const upload = await client.video.uploads.create({ cors_origin: ORIGIN });
  await client.video.uploads.cancel(upload.id);
  await waitFor(() => (receiver.received.length === 4 ? true : undefined));
  expect(receiver.types().toSorted()).toEqual([
    'video.upload.cancelled',
    'video.upload.cancelled',
    'video.upload.created',
    'video.upload.created',
  ]);
  expect(new Set(receiver.received.map(({ body }) => (JSON.parse(body) as { id: string }).id)).size).toBe(2);
});

test('a film fails to be made, and the next one does not', async () => {
  const { url, faults } = await startMux();
  const client = createClient({ url });
  const path = await makeFilm({ path: join(await makeFolder(), 'film.mp4'), seconds: 1 });
  faults.set({ transcoding: { fail: 1 } });
  expect(await uploadFilm({ client, path })).toMatchObject({ status: 'errored', errors: { type: 'invalid_input' } });
  expect((await uploadFilm({ client, path })).status).toBe('ready');
});

test('an upload is cut off after so many bytes, and goes on from there', async () => {
  const { url, faults } = await startMux();
  const upload = await createClient({ url }).video.uploads.create({ cors_origin: ORIGIN });
  const bytes = randomBytes(3_000_000);
  const put = (from: number) =>
    fetch(upload.url ?? '', {
      method: 'PUT',
      headers: { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` },
      body: bytes.subarray(from),
    });
  faults.set({ uploads: { cutAfter: 1_000_000 } });
  await expect(put(0)).rejects.toThrow('fetch failed');
  const question = await fetch(upload.url ?? '', {
    method: 'PUT',
    headers: { 'content-range': `bytes */${bytes.length}` },
  });
  expect(question.status).toBe(308);
  const stored = Number(question.headers.get('range')?.split('-')[1]) + 1;
  expect(stored).toBeGreaterThan(500_000);
  expect(stored).toBeLessThan(2_000_000);
  expect((await put(stored)).status).toBe(200);
});

test('an upload expires before its time', async () => {
  const { url } = await startMux();
  const client = createClient({ url });
  const upload = await client.video.uploads.create({ cors_origin: ORIGIN });
  expect((await control(url, 'PUT', `uploads/${upload.id}/expire`)).status).toBe(204);
  expect((await client.video.uploads.retrieve(upload.id)).status).toBe('timed_out');
  expect((await fetch(upload.url ?? '', { method: 'PUT', body: 'x' })).status).toBe(410);
  expect((await control(url, 'PUT', `uploads/${upload.id}/expire`)).status).toBe(403);
});
