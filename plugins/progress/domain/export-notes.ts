import { coursePagePath, lessonPagePath, type NoteLesson } from '../contract/index.ts';

/** One note of an export; `lesson` as the catalogue has it now. */
export interface ExportedNote {
  lessonId: string;
  second: number | null;
  lesson: NoteLesson | null;
  body: string;
}

/**
 * The lines of one note in an export: its text as a quotation, so that whatever Markdown it holds, an unclosed fence or a
 * heading, ends with it. Headings of course and lesson come when they are other than those of the note before.
 *
 * @param siteUrl origin of the site, no trailing slash
 * @param words what the export says itself
 */
export function describeExportedNote({
  note,
  before,
  siteUrl,
  words,
}: {
  note: ExportedNote;
  before: Pick<ExportedNote, 'lessonId' | 'lesson'> | null;
  siteUrl: string;
  words: { unpublished: string; wholeLesson: string };
}): string {
  const { lesson } = note;
  const isNewCourse = before === null || before.lesson?.courseSlug !== lesson?.courseSlug;
  const isNewLesson = isNewCourse || before.lessonId !== note.lessonId;
  const link = (label: string, path: string) => `[${label}](${siteUrl}${path})`;
  const parts: string[] = [];
  if (isNewCourse) {
    const course = lesson
      ? link(escapeTitle(lesson.courseTitle), coursePagePath({ courseSlug: lesson.courseSlug }))
      : words.unpublished;
    parts.push(`## ${course}`);
  }
  const address = lesson && { courseSlug: lesson.courseSlug, lessonSlug: lesson.slug };
  if (isNewLesson)
    parts.push(
      `### ${lesson && address ? link(escapeTitle(lesson.title), lessonPagePath(address)) : `\`${note.lessonId}\``}`
    );
  const label = note.second === null ? words.wholeLesson : formatClock(note.second);
  parts.push(address ? link(label, lessonPagePath({ ...address, second: note.second })) : label);
  parts.push(quote(note.body));
  return `${parts.join('\n\n')}\n\n`;
}

/** What Markdown would read as more than letters, told to be letters. */
export function escapeTitle(title: string): string {
  return title.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+\-.!|~&:@]/g, '\\$&');
}

function quote(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Seconds as a clock: 75 → `1:15`, 3661 → `1:01:01`. */
function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
