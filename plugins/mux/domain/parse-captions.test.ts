import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCaptions } from './parse-captions.ts';

const problemsOf = (text: string) =>
  parseCaptions({ text }).problems?.map(({ line, message }) => ({ line, message })) ?? null;

test('an SRT file becomes WebVTT', () => {
  const text =
    '\uFEFF1\r\n00:00:01,500 --> 00:00:04,000 X1:100 X2:200\r\n<font color="#fff">A facet</font>\r\n{\\an8}of light\r\n\r\n2\r\n00:01:00,000 --> 00:01:02,5\r\n<i>Fire</i>\r\n';
  expect(parseCaptions({ text })).toEqual({
    vtt: 'WEBVTT\n\n00:00:01.500 --> 00:00:04.000\nA facet\nof light\n\n00:01:00.000 --> 00:01:02.500\n<i>Fire</i>\n',
    cues: 2,
    problems: null,
  });
});

test('a WebVTT file keeps its texts and places, and loses what is not shown', () => {
  const text = [
    'WEBVTT - Lesson 1',
    'Kind: captions',
    '',
    'STYLE',
    '::cue { background: url(https://evil.example/x) }',
    '',
    'NOTE a note',
    'of two lines',
    '',
    'intro',
    '00:05.000 --> 00:07.000 align:start position:10% onload:evil',
    'Second',
    '',
    '00:01.000 --> 00:02.000',
    '<v Ann>First',
    '',
  ].join('\n');
  expect(parseCaptions({ text }).vtt).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>First\n\n00:00:05.000 --> 00:00:07.000 align:start position:10%\nSecond\n'
  );
});

test('what does not fit is named by its line', () => {
  expect(problemsOf('1\n00:00:01,000 -> 00:00:02,000\nA')).toEqual([
    { line: 1, message: 'A caption begins with its times, such as 00:00:01.000 --> 00:00:04.000.' },
  ]);
  expect(problemsOf('WEBVTT\n\n00:01.000 --> soon\nA\n\n1\n00:00:05,000 --> 00:00:02,000\nB')).toEqual([
    { line: 3, message: 'These are not two times such as 00:00:01.000 --> 00:00:04.000.' },
    { line: 7, message: 'This caption ends before it begins.' },
  ]);
  expect(problemsOf('1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB')).toEqual([
    { line: 5, message: 'An empty line is missing before these times.' },
  ]);
  expect(problemsOf('1\n00:61:01,000 --> 00:62:02,000\nA')).toHaveLength(1);
});

test('a text without captions, and one of something else altogether, are refused', () => {
  for (const text of ['', 'WEBVTT\n', 'WEBVTT', '\n\n\n'])
    expect(problemsOf(text)).toEqual([{ line: 1, message: 'There are no captions in this text.' }]);
  expect(problemsOf('<!doctype html>\n<p>404</p>')).toHaveLength(1);
  expect(problemsOf('%PDF-1.7\n\u0000\u0001\n\n'.repeat(1_000))).toHaveLength(20);
});

test('what was read is read again as itself', () => {
  const cue = fc.record({
    start: fc.integer({ min: 0, max: 40_000_000 }),
    length: fc.integer({ min: 1, max: 9_999 }),
    text: fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 3 }),
  });
  const time = (at: number) => new Date(at).toISOString().slice(11, 23).replace('.', ',');
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (cues) => {
      const text = cues
        .map((one, index) =>
          [
            index + 1,
            `${time(one.start)} --> ${time(one.start + one.length)}`,
            ...one.text.map((line) => `x${line}`),
          ].join('\n')
        )
        .join('\n\n');
      const once = parseCaptions({ text });
      if (once.vtt === null) return;
      expect(parseCaptions({ text: once.vtt })).toMatchObject({ vtt: once.vtt, problems: null });
    })
  );
});

test('a megabyte of anything is read in a moment', () => {
  for (const piece of ['-->', '<font ', 'a\n', '00:00:00,000 --> ', ' \t', '{\\an', '1\n\n'])
    for (const before of ['', '00:00:00,000 --> 00:00:01,000\n', '00:00:00,000 --> 00:00:01,000 '])
      parseCaptions({ text: before + piece.repeat(1_048_576 / piece.length) });
});
