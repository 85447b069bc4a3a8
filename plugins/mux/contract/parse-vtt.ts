/** One caption of a film. Times in seconds; `text` is what is read, without tags, its lines joined by a space. */
export interface Cue {
  from: number;
  to: number;
  text: string;
}

/** More than a day of dense speech. */
const MOST_CUES = 20_000;

/** Characters of one caption. */
const LONGEST_TEXT = 2_000;

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)`;
const TIMING = new RegExp(String.raw`^[ \t]*${TIME}[ \t]*-->[ \t]*${TIME}(?:[ \t]|$)`);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/**
 * Reads the captions of a WebVTT file in the order they begin, for a transcript or a search. What cannot be read is left
 * out: whoever watches is not helped by a line number. The text is plain and unescaped: it is text, never markup.
 */
export function parseVtt(text: string): Cue[] {
  const cues: Cue[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (let at = 0; at < lines.length && cues.length < MOST_CUES; at += 1) {
    const begin = at;
    while (at < lines.length && lines[at]?.trim() !== '') at += 1;
    const cue = readBlock(lines.slice(begin, at));
    if (cue) cues.push(cue);
  }
  return cues.sort((a, b) => a.from - b.from);
}

function readBlock(lines: readonly string[]): Cue | null {
  // The times stand in the first line, or below the caption's name; the first block may begin with the file's header.
  const place = lines.findIndex((line) => line.includes('-->'));
  const match = TIMING.exec(lines[place] ?? '');
  if (!match || /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(lines[0] ?? '')) return null;
  const from = readTime(match[1], match[2], match[3]);
  const to = readTime(match[4], match[5], match[6]);
  const text = readText(lines.slice(place + 1).join(' '));
  return to > from && text !== '' ? { from, to, text } : null;
}

function readTime(hours: string | undefined, minutes: string | undefined, seconds: string | undefined): number {
  return Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

function readText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39|apos|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
