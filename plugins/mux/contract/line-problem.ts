/**
 * What can be wrong with a line of chapters or captions, in English. Programs and the admin go by the code: the admin has
 * each in its own languages.
 */
export const LINE_MESSAGES = {
  'not-a-chapter': 'A chapter is written as a time and a title, such as 0:00 Introduction.',
  'not-a-time': '{time} is not a time.',
  'title-missing': 'The title is missing.',
  'title-long': 'The title has more than {most} characters.',
  'title-control': 'The title has control characters.',
  'first-not-at-zero': 'The first chapter must begin at 0:00.',
  'not-after': 'This chapter must begin after the one before it, at {time}.',
  'film-over': 'The film is over at {time}.',
  'too-many-chapters': 'There can be at most {most} chapters.',
  'no-captions': 'There are no captions in this text.',
  'too-many-captions': 'There are more than {most} captions.',
  'times-missing': 'A caption begins with its times, such as 00:00:01.000 --> 00:00:04.000.',
  'not-times': 'These are not two times such as 00:00:01.000 --> 00:00:04.000.',
  'ends-before': 'This caption ends before it begins.',
  'gap-missing': 'An empty line is missing before these times.',
  'line-long': 'This line has more than {most} characters.',
} as const;

export type LineProblemCode = keyof typeof LINE_MESSAGES;

/** What is wrong with a line of captions or chapters; lines count from 1. */
export interface LineProblem {
  line: number;
  code: LineProblemCode;
  /** What stands for the names in braces of the code's text. */
  values: Record<string, string | number>;
  /** The same in English. */
  message: string;
}

/** Names what is wrong with a line. */
export function makeLineProblem({
  line,
  code,
  values = {},
}: {
  line: number;
  code: LineProblemCode;
  values?: Record<string, string | number>;
}): LineProblem {
  const message = LINE_MESSAGES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { line, code, values, message };
}

/** Whether something off the wire is a line's problem of ours. */
export function isLineProblem(value: unknown): value is LineProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { line, code, values } = value as Partial<LineProblem>;
  return (
    typeof line === 'number' &&
    typeof values === 'object' &&
    values !== null &&
    Object.hasOwn(LINE_MESSAGES, code ?? '')
  );
}
