import { expect, test } from 'vitest';
import { parseVtt } from './parse-vtt.ts';

test('captions come with their seconds and their text, in the order they begin', () => {
  const text = [
    'WEBVTT - A film\nKind: captions',
    'NOTE\n00:00.000 --> 00:01.000\nnot shown',
    'STYLE\n::cue { color: red }',
    'second\n01:00:04.250 --> 01:00:06.000 align:start line:90%\nTwo\nlines',
    '00:01.5 --> 00:03.000\nFirst',
  ].join('\n\n');
  expect(parseVtt(text)).toEqual([
    { from: 1.5, to: 3, text: 'First' },
    { from: 3_604.25, to: 3_606, text: 'Two lines' },
  ]);
});

test('a file may begin without an empty line, with a mark of its bytes, and end its lines as Windows does', () => {
  expect(parseVtt('\uFEFFWEBVTT\r\n00:00.000 --> 00:01.000\r\nHello\r\n\r\n00:01.000 --> 00:02.000\r\nyou')).toEqual([
    { from: 0, to: 1, text: 'Hello' },
    { from: 1, to: 2, text: 'you' },
  ]);
});

test('tags go, entities become the signs they stand for, once', () => {
  const [cue] = parseVtt(
    'WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>1 &lt; 2 &amp;amp; <i>three</i><00:00.500> &nbsp;four'
  );
  expect(cue?.text).toBe('1 < 2 &amp; three four');
});

test('what cannot be read is left out and the rest stays', () => {
  const text =
    'WEBVTT\n\n00:02.000 --> 00:01.000\nbackwards\n\nno times\n\n00:03.000 --> 00:04.000\n \n\n00:05.000 --> 00:06.000\nreadable';
  expect(parseVtt(text)).toEqual([{ from: 5, to: 6, text: 'readable' }]);
  expect(parseVtt('')).toEqual([]);
});

test('a hostile text takes no longer than an honest one of its length', () => {
  expect(parseVtt(`WEBVTT\n\n00:00.000 --> 00:01.000\n${'<'.repeat(500_000)}`)).toHaveLength(1);
  expect(parseVtt(`${'\n \n'.repeat(200_000)}00:00.000 --> 00:01.000\n${'&'.repeat(10)}`)).toHaveLength(1);
});
