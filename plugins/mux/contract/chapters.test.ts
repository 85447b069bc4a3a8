import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatChapters, MOST_CHAPTERS, parseChapters } from './chapters.ts';

const read = (text: string, duration: number | null = 7_200) => parseChapters({ text, duration });
const problemsOf = (text: string, duration?: number) =>
  read(text, duration).problems?.map(({ line, message }) => ({ line, message }));

test('lines of a time and a title are chapters, empty lines are not', () => {
  expect(read('0:00 Rough stones\r\n\n  01:30   The first cut \n1:02:03.5 Polish 100%').chapters).toEqual([
    { from: 0, title: 'Rough stones' },
    { from: 90, title: 'The first cut' },
    { from: 3_723.5, title: 'Polish 100%' },
  ]);
  expect(read('')).toEqual({ chapters: [], problems: null });
});

test('every line that does not fit is named with its number', () => {
  expect(problemsOf('0:00 Begin\nCut\n1:75 Polish\n2:00')).toEqual([
    { line: 2, message: 'A chapter is written as a time and a title, such as 0:00 Introduction.' },
    { line: 3, message: '1:75 is not a time.' },
    { line: 4, message: 'The title is missing.' },
  ]);
});

test('chapters begin at the beginning, go forward and end with the film', () => {
  expect(problemsOf('0:10 Late')).toEqual([{ line: 1, message: 'The first chapter must begin at 0:00.' }]);
  expect(problemsOf('0:00 A\n1:00 B\n1:00 C')).toEqual([
    { line: 3, message: 'This chapter must begin after the one before it, at 1:00.' },
  ]);
  expect(problemsOf('0:00 A\n1:00 B', 60)).toEqual([{ line: 2, message: 'The film is over at 1:00.' }]);
  expect(read('0:00 A\n9:00 B', null).chapters).toHaveLength(2);
});

test('too many, too long and invisible ones are refused', () => {
  const lines = Array.from({ length: MOST_CHAPTERS + 1 }, (_, index) => `${index}:00 Part ${index}`).join('\n');
  expect(problemsOf(lines, 100_000)).toHaveLength(1);
  expect(problemsOf(`0:00 ${'x'.repeat(201)}`)).toHaveLength(1);
  expect(problemsOf('0:00 a\u0000b')).toHaveLength(1);
  expect(problemsOf('nonsense\n'.repeat(1_000))).toHaveLength(50);
});

test('what is written is read back as it was', () => {
  const title = fc.string({ minLength: 1, maxLength: 60 }).map((text) => `T${text.replace(/[\p{Cc}\p{Z}]/gu, '')}`);
  const chapters = fc
    .uniqueArray(fc.integer({ min: 1, max: 43_199_000 }), { maxLength: 30 })
    .chain((times) =>
      fc.tuple(
        ...[0, ...times.toSorted((a, b) => a - b)].map((from) => fc.record({ from: fc.constant(from / 1_000), title }))
      )
    );
  fc.assert(
    fc.property(chapters, (made) => {
      const again = parseChapters({ text: formatChapters(made), duration: null });
      expect(again.chapters?.map(({ from }) => Math.round(from * 1_000))).toEqual(
        made.map(({ from }) => Math.round(from * 1_000))
      );
      expect(again.chapters?.map((chapter) => chapter.title)).toEqual(made.map((chapter) => chapter.title));
    })
  );
});

test('nothing makes reading throw or take long', () => {
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void read(text)));
  expect(problemsOf(`0:00${' '.repeat(50_000)}`)).toHaveLength(1);
});
