import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createClient, makeFilm, makeFolder, startMux, uploadFilm, waitFor } from './harness.ts';

test('the master is there for a day, and no longer', async () => {
  let now = Date.now();
  const path = await makeFilm({ path: join(await makeFolder(), 'film.mp4'), seconds: 1 });
  const mux = await startMux({ now: () => now });
  const client = createClient(mux);
  const { id } = await uploadFilm({ client, path });
  await client.video.assets.updateMasterAccess(id, { master_access: 'temporary' });
  const open = await client.video.assets.retrieve(id);
  expect(open).toMatchObject({ master_access: 'temporary', master: { status: 'ready' } });
  const response = await fetch(open.master?.url ?? '');
  expect(Buffer.from(await response.arrayBuffer()).equals(await readFile(path))).toBe(true);
  now += 24 * 60 * 60 * 1000 + 1;
  expect((await fetch(open.master?.url ?? '')).status).toBe(404);
  expect((await client.video.assets.retrieve(id)).master_access).toBe('none');
});

test('static renditions are made, skipped where they would be larger than the film, and need the token', async () => {
  const path = await makeFilm({ path: join(await makeFolder(), 'film.mp4'), seconds: 1, size: '640x360' });
  const mux = await startMux();
  const client = createClient(mux);
  const asset = await uploadFilm({ client, path });
  for (const resolution of ['270p', 'audio-only', '1080p'] as const)
    await client.video.assets.createStaticRendition(asset.id, { resolution });
  const files = await waitFor(async () => {
    const { static_renditions: made } = await client.video.assets.retrieve(asset.id);
    return made?.files?.every(({ status }) => status !== 'preparing') ? made.files : undefined;
  });
  expect(files.map(({ name, status, width, height }) => [name, status, width, height])).toEqual([
    ['270p.mp4', 'ready', 480, 270],
    ['audio.m4a', 'ready', undefined, undefined],
    ['1080p.mp4', 'skipped', undefined, undefined],
  ]);
  const playbackId = asset.playback_ids?.[0]?.id ?? '';
  const token = await client.jwt.signPlaybackId(playbackId, { type: 'video' });
  const address = `${mux.url}/${playbackId}/270p.mp4`;
  expect((await fetch(address)).status).toBe(403);
  const response = await fetch(`${address}?token=${token}`);
  expect([response.status, response.headers.get('content-length')]).toEqual([200, files[0]?.filesize]);
  await response.body?.cancel();
  expect((await fetch(`${mux.url}/${playbackId}/1080p.mp4?token=${token}`)).status).toBe(404);
});

test('a token that names a restriction opens the film on the pages it names, and nowhere else', async () => {
  const path = await makeFilm({ path: join(await makeFolder(), 'film.mp4'), seconds: 1 });
  const mux = await startMux();
  const client = createClient(mux);
  const asset = await uploadFilm({ client, path });
  const { id } = await client.video.playbackRestrictions.create({
    referrer: { allowed_domains: ['school.example'] },
    user_agent: {},
  });
  const playbackId = asset.playback_ids?.[0]?.id ?? '';
  const token = await client.jwt.signPlaybackId(playbackId, { type: 'video', params: { playback_restriction_id: id } });
  const ask = async (referer?: string) =>
    (await fetch(`${mux.url}/${playbackId}.m3u8?token=${token}`, referer ? { headers: { referer } } : {})).status;
  expect(await ask('https://school.example/lesson')).toBe(200);
  expect(await ask('https://evil.example/')).toBe(403);
  expect(await ask()).toBe(403);
  await client.video.playbackRestrictions.updateReferrer(id, { allowed_domains: ['*'], allow_no_referrer: true });
  expect(await ask()).toBe(200);
  await client.video.playbackRestrictions.delete(id);
  expect(await ask('https://school.example/lesson')).toBe(403);
});
