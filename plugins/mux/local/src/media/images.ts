import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UNTRUSTED_INPUT } from './probe.ts';
import { run } from './run.ts';

export type ImageType = 'jpg' | 'png' | 'webp' | 'gif';

/** How a still is cut: seconds into the film, and the size it is brought to. */
export interface Still {
  time: number;
  width?: number;
  height?: number;
  fitMode: FitMode;
}

export const FIT_MODES = ['preserve', 'stretch', 'crop', 'smartcrop', 'pad'] as const;
export type FitMode = (typeof FIT_MODES)[number];

/** Milliseconds after which an image is given up. */
const TIMEOUT = 60_000;

/** Seconds to step back when a film shows nothing at the asked time, which its very end does. */
const STEPS_BACK = [0, 0.2, 1, 3];

const ENCODERS: Record<ImageType, string[]> = {
  jpg: ['-c:v', 'mjpeg', '-q:v', '4', '-f', 'image2'],
  png: ['-c:v', 'png', '-f', 'image2'],
  webp: ['-c:v', 'libwebp', '-quality', '80', '-f', 'webp'],
  gif: ['-f', 'gif'],
};

/** Cuts one still out of the film in `source`. */
export async function makeStill({
  source,
  still,
  type,
  path,
}: {
  source: string;
  still: Still;
  type: ImageType;
  path: string;
}): Promise<void> {
  for (const back of STEPS_BACK) {
    const seek = ['-ss', String(Math.max(0, still.time - back)), ...UNTRUSTED_INPUT, '-i', source];
    const isMade = await make({
      path,
      args: [...seek, '-map', '0:V:0', '-frames:v', '1', ...filter(composeScale(still)), ...ENCODERS[type]],
    });
    if (isMade) return;
  }
  throw new Error(`The film shows nothing at ${still.time} s`);
}

/**
 * Lays small pictures of the whole film side by side.
 *
 * @param playlist of a rendition of ours; read from its start, so its own times do not matter
 */
export async function makeStoryboard({
  playlist,
  grid,
  type,
  path,
}: {
  playlist: string;
  grid: { columns: number; rows: number; tileWidth: number; tileHeight: number; interval: number };
  type: ImageType;
  path: string;
}): Promise<void> {
  const steps = [
    'setpts=PTS-STARTPTS',
    `select='gte(t,selected_n*${grid.interval})'`,
    `scale=${grid.tileWidth}:${grid.tileHeight}`,
    `tile=${grid.columns}x${grid.rows}`,
  ];
  const isMade = await make({
    path,
    args: [
      '-i',
      playlist,
      '-map',
      '0:v:0',
      ...filter(steps.join(',')),
      '-vsync',
      '0',
      '-frames:v',
      '1',
      ...ENCODERS[type],
    ],
  });
  if (!isMade) throw new Error('The film shows nothing');
}

/** Makes a moving image of a part of the film in `source`. */
export async function makeAnimation({
  source,
  start,
  end,
  width,
  height,
  fps,
  type,
  path,
}: {
  source: string;
  start: number;
  end: number;
  width?: number;
  height?: number;
  fps: number;
  type: 'gif' | 'webp';
  path: string;
}): Promise<void> {
  const encoder =
    type === 'gif' ? ENCODERS.gif : ['-c:v', 'libwebp_anim', '-quality', '60', '-loop', '0', '-f', 'webp'];
  const seek = ['-ss', String(start), '-t', String(end - start), ...UNTRUSTED_INPUT, '-i', source];
  const scale = composeScale({ width, height, fitMode: 'preserve' });
  const isMade = await make({
    path,
    args: [...seek, '-map', '0:V:0', ...filter([`fps=${fps}`, scale].filter(Boolean).join(',')), ...encoder],
  });
  if (!isMade) throw new Error(`The film shows nothing between ${start} s and ${end} s`);
}

/** The scaling that brings a picture to the asked size; empty when none is asked. */
export function composeScale({
  width,
  height,
  fitMode,
}: {
  width?: number;
  height?: number;
  fitMode: FitMode;
}): string {
  if (width === undefined && height === undefined) return '';
  if (width === undefined || height === undefined) return `scale=${width ?? -1}:${height ?? -1}`;
  switch (fitMode) {
    case 'stretch':
      return `scale=${width}:${height},setsar=1`;
    case 'crop':
    case 'smartcrop':
      return `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height}`;
    case 'pad':
      return `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:-1:-1`;
    case 'preserve':
      return `scale=${width}:${height}:force_original_aspect_ratio=decrease`;
  }
}

function filter(steps: string): string[] {
  return steps === '' ? [] : ['-vf', steps];
}

/** @returns whether there was a picture; only whole files stand under `path` */
async function make({ path, args }: { path: string; args: readonly string[] }): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  await run({
    program: 'ffmpeg',
    args: ['-nostdin', '-v', 'error', '-y', '-threads', '1', ...args, beside],
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch((error: unknown) => {
    // Some encoders fail where there was no picture to encode; the file tells.
    if (!(error instanceof Error) || error.name !== 'ProgramError') throw error;
  });
  // An empty WebP is eight bytes, an empty JPEG none.
  const size = await stat(beside).then(
    ({ size }) => size,
    () => 0
  );
  if (size < 16) {
    await rm(beside, { force: true });
    return false;
  }
  await rename(beside, path);
  return true;
}
