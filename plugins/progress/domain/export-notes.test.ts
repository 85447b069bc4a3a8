import { expect, test } from 'vitest';
import { describeExportedNote, escapeTitle, type ExportedNote } from './export-notes.ts';

const LESSON = { title: 'Cut', slug: 'cut', courseTitle: 'Diamonds', courseSlug: 'diamonds' };
const SITE = 'https://school.example';
const WORDS = { unpublished: 'Gone', wholeLesson: 'All of it' };

const note = (told: Partial<ExportedNote> = {}): ExportedNote => ({
  lessonId: 'l1',
  second: 75.9,
  lesson: LESSON,
  body: 'Words',
  ...told,
});
const describe = (told: Partial<ExportedNote>, before: ExportedNote | null = null) =>
  describeExportedNote({ note: note(told), before, siteUrl: SITE, words: WORDS });

test('the first note says its course, its lesson and its second, each with an address', () => {
  expect(describe({})).toBe(
    [
      `## [Diamonds](${SITE}/courses/diamonds/)`,
      `### [Cut](${SITE}/courses/diamonds/cut/)`,
      `[1:15](${SITE}/courses/diamonds/cut/?t=75)`,
      '> Words\n\n',
    ].join('\n\n')
  );
});

test('the next note of the same lesson says its second only, one of another lesson the lesson too', () => {
  expect(describe({ second: null }, note())).toBe(`[All of it](${SITE}/courses/diamonds/cut/)\n\n> Words\n\n`);
  const other = describe({ lessonId: 'l2', lesson: { ...LESSON, title: 'Colour', slug: 'colour' } }, note());
  expect(other).toMatch(/^### \[Colour\]/);
});

test('a note of a lesson that is not published any more has no address', () => {
  expect(describe({ lesson: null, second: 3_661 }, note())).toBe('## Gone\n\n### `l1`\n\n1:01:01\n\n> Words\n\n');
});

test('whatever Markdown a note holds ends with the note', () => {
  expect(describe({ body: '```\n# open\n\nend \n\n' }, note())).toContain('> ```\n> # open\n>\n> end\n\n');
  expect(describe({ body: 'one\r\ntwo\rthree' }, note())).toContain('> one\n> two\n> three\n\n');
});

test('a title is letters, whatever is in it', () => {
  expect(escapeTitle('A [b](javascript:c) *d*\n# <e>')).toBe('A \\[b\\]\\(javascript\\:c\\) \\*d\\* \\# \\<e\\>');
});
