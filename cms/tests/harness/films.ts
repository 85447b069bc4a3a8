import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { path as ffmpeg } from '@ffmpeg-installer/ffmpeg';

export type FilmFile = Buffer<ArrayBuffer>;

/** A small film with a tone, made by ffmpeg. */
export async function makeFilm({
  seconds = 2,
  size = '320x180',
}: { seconds?: number; size?: string } = {}): Promise<FilmFile> {
  const folder = await mkdtemp(join(tmpdir(), 'school-film-'));
  try {
    const file = join(folder, 'film.mp4');
    const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=24:duration=${seconds}`];
    const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
    const how = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest'];
    await promisify(execFile)(ffmpeg, ['-loglevel', 'error', ...picture, ...sound, ...how, file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sends a whole film to the address of an upload, as a browser does. */
export async function sendFilm({ uploadUrl, film }: { uploadUrl: string; film: FilmFile }): Promise<void> {
  const response = await fetch(uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'video/mp4', 'content-range': `bytes 0-${film.length - 1}/${film.length}` },
    body: film,
  });
  if (!response.ok) throw new Error(`Sending the film answered ${response.status}`);
}
