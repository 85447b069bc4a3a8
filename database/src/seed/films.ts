import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { makeCaptions } from './captions.ts';
import { drawBackdrop } from './drawing/scenes.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const WIDTH = 640;
const HEIGHT = 360;
const FRAMES_PER_SECOND = 20;
const LOWEST_TONE_HZ = 220;
/** Changes when the way films are made does, so that kept ones are made anew. */
const RECIPE = 1;

/** A film of a lesson: what it says, how long it is, and its place among the others, which gives it its tone. */
export interface FilmPlan {
  title: string;
  course: string;
  /** Markdown; its sentences are the captions. */
  body: string;
  seconds: number;
  hue: number;
  number: number;
}

/**
 * Makes a lesson's film unless it was made before: its name and a running clock before slowly passing stones, a tone
 * of its own, English captions as a text track. One core, two to four seconds.
 *
 * @param folder where films are kept
 * @returns path of the MP4
 */
export async function makeFilm({ plan, folder }: { plan: FilmPlan; folder: string }): Promise<string> {
  const mark = createHash('sha256')
    .update(JSON.stringify([RECIPE, plan]))
    .digest('hex')
    .slice(0, 16);
  const path = join(folder, `${mark}.mp4`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const workshop = await mkdtemp(join(folder, 'making-'));
  try {
    await sharp(Buffer.from(drawBackdrop({ hue: plan.hue, seed: plan.number })))
      .png()
      .toFile(join(workshop, 'backdrop.png'));
    await writeFile(join(workshop, 'captions.srt'), makeCaptions({ markdown: plan.body, seconds: plan.seconds }));
    // Words come from files: drawtext's own quoting has three levels.
    await writeFile(join(workshop, 'title.txt'), plan.title);
    await writeFile(join(workshop, 'course.txt'), plan.course);
    await run(require('@ffmpeg-installer/ffmpeg').path as string, describeFilm({ plan }), { cwd: workshop });
    await rename(join(workshop, 'film.mp4'), path);
    return path;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** The arguments for ffmpeg, run in the folder with the parts. */
export function describeFilm({ plan }: { plan: FilmPlan }): string[] {
  const { seconds, hue, number } = plan;
  const frequency = Math.round(LOWEST_TONE_HZ * 2 ** ((number - 1) / 12));
  const size = plan.title.length > 30 ? 26 : 34;
  const text = (options: string) => `drawtext=${options}:fontcolor=white`;
  // The backdrop passes behind a view of the film's size, from one end to the other.
  const view = `crop=${WIDTH}:${HEIGHT}:x='(iw-ow)*t/${seconds}':y='(ih-oh)/2*(1+sin(t/9))'`;
  // The still is decoded and converted once, and then repeated.
  const picture = [
    `[0:v]format=yuv420p,loop=loop=-1:size=1,setpts=N/${FRAMES_PER_SECOND}/TB,${view}`,
    text(`fontfile='${font('DejaVuSans')}':textfile=course.txt:fontsize=18:x=40:y=56:alpha=0.8`),
    text(
      `fontfile='${font('DejaVuSans-Bold')}':textfile=title.txt:fontsize=${size}:x=40:y=88:shadowx=2:shadowy=2:shadowcolor=black@0.5`
    ),
    `${text(`fontfile='${font('DejaVuSansMono-Bold')}':text='%{pts\\:hms}':fontsize=44:x=40:y=h-112:box=1:boxcolor=black@0.35:boxborderw=12`)}[words]`,
  ].join(',');
  const bar = `[words][1:v]overlay=x='-w+w*t/${seconds}':y=H-h:shortest=1,format=yuv420p[picture]`;
  const sound = `[2:a]volume='0.10+0.06*sin(2*PI*t/4)':eval=frame,afade=t=in:d=1,afade=t=out:st=${seconds - 1}:d=1[sound]`;
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-filter_threads', '1', '-filter_complex_threads', '1'],
    ['-framerate', String(FRAMES_PER_SECOND), '-i', 'backdrop.png'],
    ['-f', 'lavfi', '-i', `color=c=${accent(hue)}:s=${WIDTH}x8:r=${FRAMES_PER_SECOND}`],
    ['-f', 'lavfi', '-i', `sine=frequency=${frequency}:sample_rate=44100`],
    ['-i', 'captions.srt'],
    ['-filter_complex', `${picture};${bar};${sound}`],
    ['-map', '[picture]', '-map', '[sound]', '-map', '3:s', '-t', String(seconds)],
    ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '26', '-g', String(FRAMES_PER_SECOND * 2), '-threads', '1'],
    ['-c:a', 'aac', '-b:a', '64k', '-ac', '1', '-c:s', 'mov_text', '-metadata:s:s:0', 'language=eng'],
    ['-movflags', '+faststart', 'film.mp4'],
  ].flat();
}

function accent(hue: number): string {
  return hue < 120 ? '0xf59e0b' : '0x818cf8';
}

/** Path of a typeface, as drawtext wants it inside quotes. */
function font(name: string): string {
  const folder = dirname(require.resolve('dejavu-fonts-ttf/package.json'));
  return join(folder, 'ttf', `${name}.ttf`).replaceAll('\\', '/').replaceAll(':', '\\:');
}
