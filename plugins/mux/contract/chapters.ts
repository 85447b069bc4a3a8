import type { Chapter } from './library.ts';
import { makeLineProblem, type LineProblem, type LineProblemCode } from './line-problem.ts';

/** More would be a list nobody chooses from. */
export const MOST_CHAPTERS = 200;

const LONGEST_TITLE = 200;
const LINE = /^\s*(\d{1,4}(?::\d{1,2}){1,2})(?:[.,](\d{1,3}))?\s*(.*?)\s*$/u;

export type ParsedChapters =
  | { chapters: Chapter[]; problems: null }
  | { chapters: null; problems: [LineProblem, ...LineProblem[]] };

/**
 * Reads chapters written as lines `0:00 Title`, `12:30 Title` or `1:02:03.5 Title`; empty lines do not count. Every line
 * that does not fit is named.
 *
 * @param duration seconds of the film; null when it is not known yet
 */
export function parseChapters({ text, duration }: { text: string; duration: number | null }): ParsedChapters {
  const chapters: Chapter[] = [];
  const problems: LineProblem[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const chapter = readLine(content);
    const last = chapters.at(-1);
    if ('code' in chapter) problems.push(makeLineProblem({ line, ...chapter }));
    else if (!last && problems.length === 0 && chapter.from !== 0)
      problems.push(makeLineProblem({ line, code: 'first-not-at-zero' }));
    else if (last && chapter.from <= last.from)
      problems.push(makeLineProblem({ line, code: 'not-after', values: { time: formatTime(last.from) } }));
    else if (duration !== null && chapter.from >= duration)
      problems.push(makeLineProblem({ line, code: 'film-over', values: { time: formatTime(duration) } }));
    else if (chapters.length >= MOST_CHAPTERS)
      problems.push(makeLineProblem({ line, code: 'too-many-chapters', values: { most: MOST_CHAPTERS } }));
    else chapters.push(chapter);
    // Fifty are enough to see what is wrong.
    if (problems.length >= 50) break;
  }
  const [first, ...rest] = problems;
  return first ? { chapters: null, problems: [first, ...rest] } : { chapters, problems: null };
}

/** Writes chapters as the lines `parseChapters` reads. */
export function formatChapters(chapters: readonly Chapter[]): string {
  return chapters.map(({ from, title }) => `${formatTime(from)} ${title}`).join('\n');
}

interface Fault {
  code: LineProblemCode;
  values?: Record<string, string | number>;
}

/** The chapter, or what is wrong with its line. */
function readLine(content: string): Chapter | Fault {
  const match = LINE.exec(content);
  if (!match) return { code: 'not-a-chapter' };
  const [, time = '', fraction = '', title = ''] = match;
  const parts = time.split(':').map(Number);
  const [seconds = 0, minutes = 0, hours = 0] = parts.toReversed();
  if (seconds > 59 || (parts.length === 3 && minutes > 59)) return { code: 'not-a-time', values: { time } };
  if (title === '') return { code: 'title-missing' };
  if (title.length > LONGEST_TITLE) return { code: 'title-long', values: { most: LONGEST_TITLE } };
  if (/\p{Cc}/u.test(title)) return { code: 'title-control' };
  return { from: hours * 3_600 + minutes * 60 + seconds + Number(`0.${fraction || 0}`), title };
}

/** `0:07`, `12:30`, `1:02:03.5`. */
function formatTime(value: number): string {
  const all = Math.round(value * 1_000);
  const seconds = Math.floor(all / 1_000);
  const fraction =
    all % 1_000 === 0
      ? ''
      : `.${String(all % 1_000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`;
  const pad = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${pad(minutes)}` : minutes}:${pad(seconds % 60)}${fraction}`;
}
