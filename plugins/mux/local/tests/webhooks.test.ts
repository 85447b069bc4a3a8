import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  createClient,
  listen,
  makeFilm,
  makeFolder,
  send,
  startMux,
  startReceiver,
  stop,
  waitFor,
  WEBHOOK_SECRET,
} from './harness.ts';

test('an upload tells its story in signed webhooks that the real SDK accepts', async () => {
  const folder = await makeFolder();
  const path = await makeFilm({ path: join(folder, 'film.mp4') });
  const receiver = await startReceiver();
  const mux = await startMux({ webhookUrl: receiver.url });
  const client = createClient(mux);
  const upload = await client.video.uploads.create({
    cors_origin: '*',
    new_asset_settings: { playback_policies: ['signed'], passthrough: 'lesson-1' },
  });
  await send({ url: upload.url ?? '', path });
  await waitFor(() => (receiver.types().includes('video.asset.ready') ? true : undefined));

  expect(receiver.types().toSorted()).toEqual([
    'video.asset.created',
    'video.asset.ready',
    'video.upload.asset_created',
    'video.upload.created',
  ]);
  for (const { headers, body } of receiver.received) {
    const event = await client.webhooks.unwrap(body, headers as Record<string, string>, WEBHOOK_SECRET);
    expect(event.id).toMatch(/^[0-9a-f-]{36}$/);
    await expect(client.webhooks.unwrap(`${body} `, headers as Record<string, string>, WEBHOOK_SECRET)).rejects.toThrow(
      'No signatures found'
    );
    await expect(client.webhooks.unwrap(body, headers as Record<string, string>, 'another')).rejects.toThrow(
      'No signatures found'
    );
  }
  const ready = find(receiver.received, 'video.asset.ready');
  expect(ready.data).toMatchObject({
    status: 'ready',
    upload_id: upload.id,
    passthrough: 'lesson-1',
    aspect_ratio: '16:9',
  });
  expect(ready.data.created_at).toBeTypeOf('number');
  // The address of an upload is its only lock.
  expect(receiver.received.every(({ body }) => !body.includes('/uploads/'))).toBe(true);
});

test('a receiver that fails is asked again after a while, and told of its failures', async () => {
  const receiver = await startReceiver({ answer: (count) => (count === 1 ? 500 : 200) });
  const mux = await startMux({ webhookUrl: receiver.url });
  await createClient(mux).video.uploads.create({ cors_origin: '*' });
  await waitFor(() => (receiver.received.length >= 2 ? true : undefined));
  const [first, second] = receiver.received.map(({ body }) => JSON.parse(body) as { id: string; attempts: object[] });
  expect(second?.id).toBe(first?.id);
  expect(first?.attempts).toEqual([]);
  expect(second?.attempts).toMatchObject([
    { response_status_code: 500, response_body: 'thanks', max_attempts: 30, address: receiver.url },
  ]);
});

test('what could not be delivered before a restart is delivered after it', async () => {
  const dataDir = await makeFolder();
  const gone = await startMux({ dataDir, webhookUrl: 'http://127.0.0.1:1/hooks' });
  const upload = await createClient(gone).video.uploads.create({ cors_origin: '*' });
  await gone.close();
  const receiver = await startReceiver();
  await startMux({ dataDir, webhookUrl: receiver.url });
  await waitFor(() => (receiver.received.length > 0 ? true : undefined));
  expect(find(receiver.received, 'video.upload.created').object.id).toBe(upload.id);
});

test('a receiver that never answers holds up neither the API nor what else goes on', async () => {
  const server = createServer(() => undefined);
  const port = await listen(server);
  onTestFinished(() => stop(server));
  const mux = await startMux({ webhookUrl: `http://127.0.0.1:${port}/hooks` });
  const client = createClient(mux);
  const before = Date.now();
  for (let count = 0; count < 20; count += 1) await client.video.uploads.create({ cors_origin: '*' });
  // A receiver has five seconds: twenty events in turn would take more than one round.
  expect(Date.now() - before).toBeLessThan(4000);
  const page = await (await fetch(mux.url)).text();
  expect(page).toContain('20 webhooks waiting');
});

function find(
  received: readonly { body: string }[],
  type: string
): { data: Record<string, unknown>; object: { id: string } } {
  const events = received.map(
    ({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown>; object: { id: string } }
  );
  const event = events.find((known) => known.type === type);
  if (!event) throw new Error(`No ${type} came`);
  return event;
}
