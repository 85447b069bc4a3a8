import { makeLineProblem, type LineProblem } from '../contract/line-problem.ts';

/** More than a day of dense speech. */
const MOST_CUES = 20_000;

/** Enough to see what is wrong. */
const MOST_PROBLEMS = 20;

const LONGEST_LINE = 2_000;

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
const TIMING = new RegExp(String.raw`^${TIME}[ \t]*-->[ \t]*${TIME}(?:[ \t]+(\S.*))?$`);
const SETTING =
  /^(?:align:(?:start|center|middle|end|left|right)|(?:line|position|size):[-\d.%a-z,]{1,40}|vertical:(?:rl|lr))$/;

interface Cue {
  start: number;
  end: number;
  settings: string;
  text: string[];
}

export type ParsedCaptions =
  | { vtt: string; cues: number; problems: null }
  | { vtt: null; problems: [LineProblem, ...LineProblem[]] };

/**
 * Reads a WebVTT or an SRT file and writes it as plain WebVTT: cues in the order of their beginning, with their text and
 * their place on the screen. Styles, regions, notes and cue numbers are left out, and so are control characters. Every
 * line that does not fit is named.
 */
export function parseCaptions({ text }: { text: string }): ParsedCaptions {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const problems: LineProblem[] = [];
  const cues: Cue[] = [];
  for (let at = skipHeader(lines); at < lines.length; ) {
    const begin = at;
    while (at < lines.length && lines[at]?.trim() !== '') at += 1;
    const block = lines.slice(begin, at);
    at += 1;
    if (block.length === 0 || isAside(block[0] ?? '')) continue;
    const cue = readCue({ block, line: begin + 1 });
    if (!('code' in cue)) cues.push(cue);
    else if (problems.push(cue) >= MOST_PROBLEMS) break;
    if (cues.length > MOST_CUES) {
      problems.push(makeLineProblem({ line: begin + 1, code: 'too-many-captions', values: { most: MOST_CUES } }));
      break;
    }
  }
  if (cues.length === 0 && problems.length === 0) problems.push(makeLineProblem({ line: 1, code: 'no-captions' }));
  const [first, ...rest] = problems;
  return first ? { vtt: null, problems: [first, ...rest] } : { vtt: write(cues), cues: cues.length, problems: null };
}

/** The line after the header of a WebVTT file, which may have more lines than its first. */
function skipHeader(lines: readonly string[]): number {
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, index) => index > 0 && (line.trim() === '' || line.includes('-->')));
  return end === -1 ? lines.length : end;
}

/** Blocks of a WebVTT file that are not shown. */
function isAside(line: string): boolean {
  return /^(?:NOTE|STYLE|REGION)(?:[ \t].*)?$/.test(line.trimEnd());
}

function readCue({ block, line }: { block: readonly string[]; line: number }): Cue | LineProblem {
  const place = block[0]?.includes('-->') ? 0 : 1;
  const timing = block[place]?.trim() ?? '';
  if (!timing.includes('-->')) {
    return makeLineProblem({ line, code: 'times-missing' });
  }
  const match = TIMING.exec(timing);
  const [start, end] = match ? [readTime(match.slice(1, 5)), readTime(match.slice(5, 9))] : [null, null];
  if (!match || start === null || end === null) return makeLineProblem({ line: line + place, code: 'not-times' });
  if (end <= start) return makeLineProblem({ line: line + place, code: 'ends-before' });
  const text = block.slice(place + 1);
  const inside = text.findIndex((content) => content.includes('-->'));
  if (inside !== -1) return makeLineProblem({ line: line + place + 1 + inside, code: 'gap-missing' });
  const long = text.findIndex((content) => content.length > LONGEST_LINE);
  if (long !== -1)
    return makeLineProblem({ line: line + place + 1 + long, code: 'line-long', values: { most: LONGEST_LINE } });
  return {
    start,
    end,
    settings: keepSettings(match[9]),
    text: text.map(cleanLine).filter((content) => content !== ''),
  };
}

/** Milliseconds; null when minutes or seconds are more than a clock has. */
function readTime([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number | null {
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return (
    Number(hours ?? 0) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds) * 1_000 +
    Number((fraction ?? '').padEnd(3, '0'))
  );
}

/** SRT has none, and what else stands there, such as its coordinates, WebVTT does not know. */
function keepSettings(settings: string | undefined): string {
  return (settings ?? '')
    .split(/\s+/)
    .filter((setting) => SETTING.test(setting))
    .slice(0, 6)
    .join(' ');
}

/** SRT writes colours and fonts as tags that WebVTT does not know; players would show them. */
function cleanLine(line: string): string {
  return line
    .replace(/<\/?font\b[^>]{0,200}>/gi, '')
    .replace(/\{\\an?\d{1,2}\}/g, '')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
}

function write(cues: readonly Cue[]): string {
  const blocks = cues
    .toSorted((a, b) => a.start - b.start)
    .filter(({ text }) => text.length > 0)
    .map(({ start, end, settings, text }) =>
      [`${writeTime(start)} --> ${writeTime(end)}${settings && ` ${settings}`}`, ...text].join('\n')
    );
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

function writeTime(milliseconds: number): string {
  const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
  const seconds = Math.floor(milliseconds / 1_000);
  return `${pad(Math.floor(seconds / 3_600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(milliseconds % 1_000, 3)}`;
}
