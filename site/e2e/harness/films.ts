import { execFile } from 'node:child_process';
import { appendFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import ffmpeg from '@ffmpeg-installer/ffmpeg';

/** Makes an H.264 MP4 with moving pictures and a tone. `seconds` long, 640x360. */
export async function makeFilm({ path, seconds }: { path: string; seconds: number }): Promise<void> {
  await promisify(execFile)(ffmpeg.path, [
    '-nostdin',
    '-loglevel',
    'error',
    '-f',
    'lavfi',
    '-i',
    `testsrc2=size=640x360:rate=24:duration=${seconds}`,
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=440:duration=${seconds}`,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '48',
    '-c:a',
    'aac',
    '-shortest',
    '-y',
    path,
  ]);
}

/** Makes an MP4 exactly `bytes` large by a box at its end that players skip. It must be smaller than that before. */
export async function padFilm({ path, bytes }: { path: string; bytes: number }): Promise<void> {
  const box = Buffer.alloc(bytes - (await stat(path)).size);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  await appendFile(path, box);
}
