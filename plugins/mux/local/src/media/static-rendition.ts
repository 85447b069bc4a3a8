import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StaticResolution } from '../records.ts';
import { UNTRUSTED_INPUT } from './probe.ts';
import { run } from './run.ts';

/** Name of the file a resolution becomes: `720p.mp4`, `highest.mp4`, `audio.m4a`. */
export function nameStaticRendition(resolution: StaticResolution): string {
  return resolution === 'audio-only' ? 'audio.m4a' : `${resolution}.mp4`;
}

/** Short side in pixels a resolution asks for; null for `highest` and `audio-only`. */
export function readSide(resolution: StaticResolution): number | null {
  const side = /^(\d+)p$/.exec(resolution)?.[1];
  return side === undefined ? null : Number(side);
}

/** Size of the picture: never larger than the film, and even. */
export function fitPicture({ width, height, side }: { width: number; height: number; side: number | null }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, (side ?? Number.POSITIVE_INFINITY) / Math.min(width, height));
  const even = (pixels: number) => Math.max(2, 2 * Math.round((pixels * scale) / 2));
  return { width: even(width), height: even(height) };
}

/** Makes one file of the whole film. @returns its size in bytes */
export async function makeStaticRendition({
  source,
  path,
  size,
}: {
  source: string;
  path: string;
  /** Pixels; null for sound alone. */
  size: { width: number; height: number } | null;
}): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const picture = size
    ? ['-map', '0:V:0', '-map', '0:a:0?', '-vf', `scale=${size.width}:${size.height},setsar=1`].concat([
        '-c:v',
        'libx264',
        '-preset',
        'superfast',
        '-pix_fmt',
        'yuv420p',
        '-crf',
        '24',
        '-threads',
        '1',
      ])
    : ['-map', '0:a:0', '-vn'];
  const container = ['-map_metadata', '-1', '-movflags', '+faststart', '-f', size ? 'mp4' : 'ipod'];
  await run({
    program: 'ffmpeg',
    args: [
      ['-nostdin', '-v', 'error', '-y', '-threads', '1', ...UNTRUSTED_INPUT, '-i', source],
      picture,
      ['-c:a', 'aac', '-b:a', '96k'],
      container,
      [path],
    ].flat(),
  });
  return (await stat(path)).size;
}
