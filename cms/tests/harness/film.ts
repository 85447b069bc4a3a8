import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { path as ffmpeg } from '@ffmpeg-installer/ffmpeg';

/** Two seconds of a moving picture with a tone. */
export async function makeFilm(): Promise<Buffer<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'school-film-'));
  const file = join(folder, 'film.mp4');
  try {
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=24:duration=2'];
    const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2'];
    const coding = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest'];
    await promisify(execFile)(ffmpeg, [...picture, ...tone, ...coding, file]);
    return Buffer.from(await readFile(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
