import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { programs } from '../src/media/run.ts';
import { createClient, makeFolder, startMux, uploadFilm } from './harness.ts';

const execute = promisify(execFile);

/** What ffmpeg is told, to make each kind of film that editors bring. */
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=25:d=2'];
const SOUND = ['-f', 'lavfi', '-i', 'sine=440:d=2'];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];

interface Kind {
  name: string;
  file: string;
  args: string[];
  /** What the asset must say of itself. */
  is: object;
  seconds: number;
}

const KINDS: Kind[] = [
  {
    name: 'H.264 in MP4',
    file: 'film.mp4',
    args: [...PICTURE, ...SOUND, ...H264],
    is: { aspect_ratio: '16:9' },
    seconds: 2,
  },
  {
    name: 'HEVC in MOV',
    file: 'film.mov',
    args: [...PICTURE, ...SOUND, '-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-c:a', 'aac'],
    is: { non_standard_input_reasons: { video_codec: 'hevc' } },
    seconds: 2,
  },
  {
    name: 'VP9 in WebM',
    file: 'film.webm',
    args: [...PICTURE, ...SOUND, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'],
    is: { non_standard_input_reasons: { video_codec: 'vp9', audio_codec: 'opus' } },
    seconds: 2,
  },
  {
    name: 'a film without sound',
    file: 'silent.mp4',
    args: [...PICTURE, ...H264],
    is: { aspect_ratio: '16:9' },
    seconds: 2,
  },
  {
    name: 'a film with an uneven frame rate',
    file: 'uneven.mp4',
    // Every fourth picture is left out, and the times of the others stay.
    args: [...PICTURE, '-vf', "select='mod(n,4)'", '-vsync', 'vfr', ...H264],
    is: { aspect_ratio: '16:9' },
    seconds: 2,
  },
  {
    name: 'half a second',
    file: 'short.mp4',
    args: ['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=25:d=0.5', ...H264],
    is: { aspect_ratio: '16:9' },
    seconds: 0.5,
  },
];

test.each(KINDS)('$name: it becomes a film that plays', async ({ file, args, is, seconds }) => {
  const path = join(await makeFolder(), file);
  await execute(programs.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args, path]);
  const mux = await startMux();
  const asset = await uploadFilm({ client: createClient(mux), path, policy: 'public' });
  expect(asset).toMatchObject({ status: 'ready', ...is });
  expect(asset.duration).toBeCloseTo(seconds, 0);
  const seen = await measure(`${mux.url}/${asset.playback_ids?.[0]?.id}.m3u8`);
  expect(seen).toMatchObject({ width: 160, height: 90 });
  expect(seen.pictures).toBeGreaterThanOrEqual(seconds * 18);
});

test('a film that a telephone took upright is shown upright', async () => {
  const folder = await makeFolder();
  const flat = join(folder, 'flat.mp4');
  const path = join(folder, 'upright.mp4');
  await execute(programs.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...PICTURE, ...H264, flat]);
  await execute(
    programs.ffmpeg,
    ['-nostdin', '-v', 'error', '-y', '-i', flat, '-c', 'copy'].concat(['-metadata:s:v:0', 'rotate=90', path])
  );
  const mux = await startMux();
  const asset = await uploadFilm({ client: createClient(mux), path, policy: 'public' });
  expect(asset).toMatchObject({ status: 'ready', aspect_ratio: '9:16' });
  expect(await measure(`${mux.url}/${asset.playback_ids?.[0]?.id}.m3u8`)).toMatchObject({ width: 90, height: 160 });
});

test('a broken film says that it is broken', async () => {
  const path = join(await makeFolder(), 'broken.mp4');
  await writeFile(path, Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(5000, 3)]));
  const mux = await startMux();
  expect(await uploadFilm({ client: createClient(mux), path })).toMatchObject({
    status: 'errored',
    errors: { type: 'invalid_input', messages: [expect.stringContaining('damaged')] },
  });
});

/** The pictures a real decoder gets out of an address. The static build cannot look names up. */
async function measure(url: string): Promise<{ width: number; height: number; pictures: number }> {
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
  const [, width, height] = /#dimensions 0: (\d+)x(\d+)/.exec(stdout) ?? [];
  const pictures = stdout.split('\n').filter((line) => line.startsWith('0,')).length;
  return { width: Number(width), height: Number(height), pictures };
}
