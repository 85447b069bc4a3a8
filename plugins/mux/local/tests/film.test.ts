import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { programs } from '../src/media/run.ts';
import { createClient, makeFilm, makeFolder, startMux, uploadFilm, waitFor, send } from './harness.ts';

const execute = promisify(execFile);

test('an uploaded film becomes two renditions that decode, with captions, picture shape and length', async () => {
  const folder = await makeFolder();
  const captions = join(folder, 'a.srt');
  await writeFile(
    captions,
    '1\n00:00:00,500 --> 00:00:02,000\nHello there\n\n2\n00:00:04,200 --> 00:00:05,500\nAnd again\n'
  );
  const path = await makeFilm({ path: join(folder, 'film.mp4'), seconds: 6, captions });
  const mux = await startMux();
  const client = createClient(mux);

  const asset = await uploadFilm({ client, path, policy: 'public' });

  expect(asset).toMatchObject({
    status: 'ready',
    aspect_ratio: '16:9',
    max_stored_frame_rate: 10,
    resolution_tier: '720p',
    ingest_type: 'on_demand_direct_upload',
    progress: { state: 'completed', progress: 100 },
  });
  expect(asset.duration).toBeCloseTo(6, 0);
  expect(asset.tracks?.map(({ type }) => type)).toEqual(['video', 'audio', 'text']);
  expect(asset.tracks?.[2]).toMatchObject({
    text_source: 'embedded',
    language_code: 'en',
    name: 'English',
    status: 'ready',
  });

  const master = `${mux.url}/${asset.playback_ids?.[0]?.id}.m3u8`;
  const text = await (await fetch(master)).text();
  const streams = readStreams(text);
  expect(streams.map(({ attributes }) => /RESOLUTION=(\d+x\d+)/.exec(attributes)?.[1])).toEqual(['160x90', '80x46']);
  for (const { attributes, address } of streams) {
    expect(attributes).toMatch(
      /BANDWIDTH=\d{4,},AVERAGE-BANDWIDTH=\d{4,},CODECS="avc1\.4d[0-9a-f]{4},mp4a\.40\.2".*FRAME-RATE=10\.000/
    );
    expect(await countFrames(new URL(address, master).href)).toBe(60);
  }

  const captionsPlaylist = new URL(/URI="([^"]+)"/.exec(text)?.[1] ?? '', master).href;
  const webvtt = await fetchNext(captionsPlaylist);
  expect(webvtt).toMatch(
    /^WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:1\d{5},LOCAL:00:00:00\.000\n\n00:00\.500 --> 00:02\.000\nHello there/
  );
  const plain = await fetch(`${mux.url}/${asset.playback_ids?.[0]?.id}/text/${asset.tracks?.[2]?.id}.vtt`);
  expect(plain.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
  expect(await plain.text()).toMatch(/^WEBVTT\n\n00:00\.500/);
});

test('keyframes stand at the same times in every rendition', async () => {
  const folder = await makeFolder();
  const path = await makeFilm({ path: join(folder, 'film.mp4'), seconds: 9 });
  const mux = await startMux();
  const asset = await uploadFilm({ client: createClient(mux), path, policy: 'public' });
  const master = `${mux.url}/${asset.playback_ids?.[0]?.id}.m3u8`;
  const streams = readStreams(await (await fetch(master)).text());
  const lengths = await Promise.all(
    streams.map(async ({ address }) =>
      [...(await (await fetch(new URL(address, master))).text()).matchAll(/#EXTINF:([\d.]+)/g)].map(([, seconds]) =>
        Number(seconds)
      )
    )
  );
  expect(lengths[0]).toEqual([4, 4, 1]);
  expect(lengths[1]).toEqual(lengths[0]);
});

test('a silent film and an upright one play too', async () => {
  const folder = await makeFolder();
  const path = await makeFilm({ path: join(folder, 'film.mp4'), seconds: 2, size: '90x160', hasSound: false });
  const mux = await startMux();
  const asset = await uploadFilm({ client: createClient(mux), path, policy: 'public' });
  expect(asset).toMatchObject({ status: 'ready', aspect_ratio: '9:16' });
  expect(asset.tracks?.map(({ type }) => type)).toEqual(['video']);
  const text = await (await fetch(`${mux.url}/${asset.playback_ids?.[0]?.id}.m3u8`)).text();
  expect(text).toContain('RESOLUTION=90x160');
  expect(text).not.toContain('mp4a');
});

test.each([
  ['a text file with the name of a film', 'Dear diary, this is not a film.'],
  ['nothing at all', ''],
  [
    'a playlist that names a file of this machine',
    '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n',
  ],
  ['half a film', 'half'],
])('%s ends as an errored asset that says why', async (_name, content) => {
  const folder = await makeFolder();
  const path = join(folder, 'film.mp4');
  if (content === 'half') {
    const whole = await makeFilm({ path: join(folder, 'whole.mp4') });
    await writeFile(path, (await readFile(whole)).subarray(0, 3000));
  } else {
    await writeFile(path, content);
  }
  const mux = await startMux();
  const asset = await uploadFilm({ client: createClient(mux), path });
  expect(asset.status).toBe('errored');
  expect(asset.errors?.type).toBe('invalid_input');
  expect(asset.errors?.messages?.[0]).toMatch(/input file/);
});

test('captions that were asked for are made after the film, and can be read as a transcript', async () => {
  const folder = await makeFolder();
  const path = await makeFilm({ path: join(folder, 'film.mp4') });
  const mux = await startMux();
  const client = createClient(mux);
  const upload = await client.video.uploads.create({
    cors_origin: '*',
    new_asset_settings: {
      playback_policies: ['public'],
      inputs: [{ generated_subtitles: [{ language_code: 'en', name: 'English (auto)' }] }],
    },
  });
  await send({ url: upload.url ?? '', path });
  const asset = await waitFor(async () => {
    const [first] = (await client.video.assets.list({ upload_id: upload.id })).data;
    return first?.tracks?.some(({ type, status }) => type === 'text' && status === 'ready') ? first : undefined;
  });
  const track = asset.tracks?.find(({ type }) => type === 'text');
  expect(track).toMatchObject({ text_source: 'generated_vod', name: 'English (auto)', language_code: 'en' });
  const address = `${mux.url}/${asset.playback_ids?.[0]?.id}/text/${track?.id}`;
  expect(await (await fetch(`${address}.vtt`)).text()).toContain('English (auto), 1');
  expect(await (await fetch(`${address}.txt`)).text()).toBe('English (auto), 1');
});

test('a film is fetched by its address from this machine, and from nowhere else', async () => {
  const folder = await makeFolder();
  const path = await makeFilm({ path: join(folder, 'film.mp4') });
  const mux = await startMux();
  const client = createClient(mux);
  const source = await uploadFilm({ client, path, policy: 'public' });
  const image = `${mux.url}/${source.playback_ids?.[0]?.id}/thumbnail.png`;
  for (const url of [
    'http://example.com/film.mp4',
    'https://localhost/film.mp4',
    'http://localhost.example.com/',
    image,
  ]) {
    const { id } = await client.video.assets.create({ inputs: [{ url }], playback_policies: ['public'] });
    const asset = await waitFor(async () => {
      const now = await client.video.assets.retrieve(id);
      return now.status === 'preparing' ? undefined : now;
    });
    expect(asset.status).toBe('errored');
    expect(asset.errors?.type, url).toBe(url === image ? 'invalid_input' : 'download_failed');
  }
});

/** The renditions of a master playlist. */
function readStreams(text: string): { attributes: string; address: string }[] {
  return [...text.matchAll(/^#EXT-X-STREAM-INF:(.*)\n(.*)$/gm)].map(([, attributes = '', address = '']) => ({
    attributes,
    address,
  }));
}

/** What a playlist's first entry holds. */
async function fetchNext(playlist: string): Promise<string> {
  const entry = (await (await fetch(playlist)).text()).split('\n').find((line) => line !== '' && !line.startsWith('#'));
  return (await fetch(new URL(entry ?? '', playlist))).text();
}

/** Pictures a real decoder gets out of a playlist. The static build cannot look names up. */
async function countFrames(url: string): Promise<number> {
  const { stdout } = await execute(programs.ffmpeg, [
    '-nostdin',
    '-v',
    'error',
    '-xerror',
    '-i',
    url.replace('localhost', '127.0.0.1'),
    '-map',
    '0:v:0',
    '-f',
    'framecrc',
    '-',
  ]);
  return stdout.split('\n').filter((line) => line.startsWith('0,')).length;
}
