import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Film, Rendition } from '../records.ts';
import { chooseLadder, type Rung } from './ladder.ts';
import { InputProblem, UNTRUSTED_INPUT, type Input } from './probe.ts';
import { ProgramError, run } from './run.ts';
import { measureBandwidth, readSegments } from './segments.ts';
import { readFirstPicture } from './transport-stream.ts';

/** Seconds a segment lasts; pictures that can be decoded alone stand exactly there in every rendition. */
const SEGMENT = 4;

/** Bytes read of a segment to find its first picture. */
const HEAD = 64 * 1024;

/**
 * Encodes a film to HLS, all renditions in one pass over the source, on one core.
 *
 * @param folderOf where the rendition at a place of the ladder goes; emptied first
 * @param onProgress called with percent done, 0 to 100
 * @throws InputProblem when the film cannot be decoded, an AbortError when `signal` stopped it
 */
export async function transcode({
  source,
  input,
  folderOf,
  signal,
  onProgress,
}: {
  source: string;
  input: Input;
  folderOf: (index: number) => string;
  signal: AbortSignal;
  onProgress: (percent: number) => void;
}): Promise<Film> {
  const ladder = chooseLadder(input);
  for (const index of ladder.keys()) {
    await rm(folderOf(index), { recursive: true, force: true });
    await mkdir(folderOf(index), { recursive: true });
  }
  try {
    const args = composeArguments({ source, ladder, folderOf, hasAudio: input.channels !== undefined });
    await run({
      program: 'ffmpeg',
      args,
      signal,
      onOutput: (text) => reportProgress({ text, duration: input.duration, onProgress }),
    });
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    console.error(`local Mux: ${error.message}`);
    throw new InputProblem({
      type: 'invalid_input',
      message: 'The input file could not be decoded. It may be damaged or incomplete.',
    });
  }
  const encoded = await Promise.all(
    ladder.map((rung, index) => describeRendition({ rung, folder: folderOf(index), input }))
  );
  const [best] = encoded;
  if (!best) throw new Error('The ladder has no rung');
  const { width, height, frameRate, duration } = input;
  return {
    duration,
    width,
    height,
    frameRate,
    renditions: encoded.map(({ rendition }) => rendition),
    startTicks: best.ticks,
  };
}

function composeArguments({
  source,
  ladder,
  folderOf,
  hasAudio,
}: {
  source: string;
  ladder: readonly Rung[];
  folderOf: (index: number) => string;
  hasAudio: boolean;
}): string[] {
  const outputs = ladder.map((_, index) => `[in${index}]`).join('');
  const scales = ladder.map(({ width, height }, index) => `[in${index}]scale=${width}:${height},setsar=1[out${index}]`);
  const filter = [`[0:V:0]split=${ladder.length}${outputs}`, ...scales].join(';');
  return [
    ['-nostdin', '-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1', '-y'],
    // Two cores serve a whole school here: two films at once, one core each, and no more.
    ['-threads', '1', '-filter_complex_threads', '1', ...UNTRUSTED_INPUT, '-i', source],
    ['-filter_complex', filter],
    ...ladder.map((rung, index) => composeOutput({ rung, index, folder: folderOf(index), hasAudio })),
  ].flat();
}

function composeOutput({
  rung,
  index,
  folder,
  hasAudio,
}: {
  rung: Rung;
  index: number;
  folder: string;
  hasAudio: boolean;
}): string[] {
  const { videoBits, audioBits } = rung;
  return [
    ['-map', `[out${index}]`, '-c:v', 'libx264', '-preset', 'superfast', '-profile:v', 'main', '-pix_fmt', 'yuv420p'],
    // Without pictures that wait for later ones the film begins at its very first moment.
    ['-bf', '0', '-threads', '1', '-crf', '24', '-maxrate', String(videoBits), '-bufsize', String(2 * videoBits)],
    ['-force_key_frames', `expr:gte(t,n_forced*${SEGMENT})`, '-sc_threshold', '0'],
    hasAudio ? ['-map', '0:a:0', '-c:a', 'aac', '-b:a', String(audioBits), '-ar', '48000', '-ac', '2'] : [],
    ['-map_metadata', '-1', '-f', 'hls', '-hls_time', String(SEGMENT), '-hls_playlist_type', 'vod'],
    ['-hls_flags', 'independent_segments', '-hls_segment_filename', join(folder, '%d.ts'), join(folder, 'index.m3u8')],
  ].flat();
}

async function describeRendition({
  rung,
  folder,
  input,
}: {
  rung: Rung;
  folder: string;
  input: Input;
}): Promise<{ rendition: Rendition; ticks: number }> {
  const segments = readSegments(await readFile(join(folder, 'index.m3u8'), 'utf8'));
  const sizes = await Promise.all(segments.map(async (_, index) => (await stat(join(folder, `${index}.ts`))).size));
  const first = readFirstPicture({ segment: await readHead(join(folder, '0.ts')) });
  const codecs = input.channels === undefined ? first.codec : `${first.codec},mp4a.40.2`;
  const { width, height } = rung;
  return {
    rendition: {
      width,
      height,
      ...measureBandwidth({ sizes, segments }),
      codecs,
      frameRate: input.frameRate,
      segments,
    },
    ticks: first.ticks,
  };
}

function reportProgress({
  text,
  duration,
  onProgress,
}: {
  text: string;
  duration: number;
  onProgress: (percent: number) => void;
}): void {
  // `out_time_ms` has always been microseconds, whatever its name says.
  const microseconds = [...text.matchAll(/^out_time_ms=(\d+)/gm)].at(-1)?.[1];
  if (microseconds !== undefined) onProgress(Math.min(100, Math.round(Number(microseconds) / 10_000 / duration)));
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
