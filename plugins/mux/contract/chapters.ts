import type { Chapter, LineProblem } from './library.ts';

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
    if (typeof chapter === 'string') problems.push({ line, message: chapter });
    else if (!last && problems.length === 0 && chapter.from !== 0)
      problems.push({ line, message: 'The first chapter must begin at 0:00.' });
    else if (last && chapter.from <= last.from)
      problems.push({ line, message: `This chapter must begin after the one before it, at ${formatTime(last.from)}.` });
    else if (duration !== null && chapter.from >= duration)
      problems.push({ line, message: `The film is over at ${formatTime(duration)}.` });
    else if (chapters.length >= MOST_CHAPTERS)
      problems.push({ line, message: `There can be at most ${MOST_CHAPTERS} chapters.` });
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

/** The chapter, or what is wrong with its line. */
function readLine(content: string): Chapter | string {
  const match = LINE.exec(content);
  if (!match) return 'A chapter is written as a time and a title, such as 0:00 Introduction.';
  const [, time = '', fraction = '', title = ''] = match;
  const parts = time.split(':').map(Number);
  const [seconds = 0, minutes = 0, hours = 0] = parts.toReversed();
  if (seconds > 59 || (parts.length === 3 && minutes > 59)) return `${time} is not a time.`;
  if (title === '') return 'The title is missing.';
  if (title.length > LONGEST_TITLE) return `The title has more than ${LONGEST_TITLE} characters.`;
  if (/\p{Cc}/u.test(title)) return 'The title has control characters.';
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
