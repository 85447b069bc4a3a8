import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputProblem, UNTRUSTED_INPUT } from './probe.ts';
import { ProgramError, run } from './run.ts';

/** Takes one of a film's own text streams out as WebVTT. `place` counts the subtitle streams only. */
export async function extractCaptions({
  source,
  place,
  path,
  signal,
}: {
  source: string;
  place: number;
  path: string;
  signal: AbortSignal;
}): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await run({
    program: 'ffmpeg',
    args: [
      '-nostdin',
      '-v',
      'error',
      '-y',
      ...UNTRUSTED_INPUT,
      '-i',
      source,
      '-map',
      `0:s:${place}`,
      '-f',
      'webvtt',
      path,
    ],
    signal,
  });
}

/**
 * Writes a caption file somebody wrote, WebVTT or SubRip, as WebVTT.
 *
 * @throws InputProblem when it is neither
 */
export async function convertCaptions({ text, path }: { text: string; path: string }): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (/^WEBVTT([ \t\n]|$)/.test(plain)) {
    await writeFile(path, plain);
    return;
  }
  const original = `${path}.srt`;
  await writeFile(original, plain);
  try {
    await run({
      program: 'ffmpeg',
      args: [
        '-nostdin',
        '-v',
        'error',
        '-y',
        '-protocol_whitelist',
        'file',
        '-f',
        'srt',
        '-i',
        original,
        '-f',
        'webvtt',
        path,
      ],
    });
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    throw new InputProblem({ type: 'invalid_input', message: 'The text track is neither WebVTT nor SRT.' });
  }
}

/** What stands where Mux would put a transcript: nobody listens here. A line every ten seconds, so that captions can be seen. */
export function composeStandIn({ duration, name }: { duration: number; name: string }): string {
  const cues: string[] = [];
  for (let start = 0; start < duration; start += 10) {
    cues.push(
      `${formatTime(start)} --> ${formatTime(Math.min(start + 8, duration))}\n${escapeCue(name)}, ${cues.length + 1}`
    );
  }
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** Seconds as WebVTT writes them: `00:01:02.500`. */
export function formatTime(seconds: number): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1000));
  const part = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');
  return `${part(milliseconds / 3_600_000, 2)}:${part((milliseconds / 60_000) % 60, 2)}:${part((milliseconds / 1000) % 60, 2)}.${part(milliseconds % 1000, 3)}`;
}

/** The same captions, tied to the clock of the film's segments: players place cues by it. */
export function tieToClock({ webvtt, startTicks }: { webvtt: string; startTicks: number }): string {
  return webvtt.replace(
    /^WEBVTT[^\n]*\n/,
    (header) => `${header}X-TIMESTAMP-MAP=MPEGTS:${startTicks},LOCAL:00:00:00.000\n`
  );
}

function escapeCue(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\s+/g, ' ');
}
