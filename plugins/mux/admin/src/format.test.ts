import { expect, test } from 'vitest';
import { formatBytes, formatDuration, formatLanguage, formatMoment, readMoment, titleOf } from './format.ts';

test('a length is written as people write it', () => {
  expect([0, 5, 59.6, 60, 754, 3_723].map(formatDuration)).toEqual([
    '0:00',
    '0:05',
    '1:00',
    '1:00',
    '12:34',
    '1:02:03',
  ]);
});

test('a language has a name, and what is no language keeps its code', () => {
  expect(formatLanguage({ code: 'en', locale: 'en' })).toBe('English');
  expect(formatLanguage({ code: 'en', locale: 'es' })).toBe('inglés');
  expect(formatLanguage({ code: 'not a code', locale: 'en' })).toBe('not a code');
});

test('a title is the name of the file without its extension', () => {
  expect(titleOf({ fileName: 'Lesson 1.2 Facets.mp4' })).toBe('Lesson 1.2 Facets');
  expect(titleOf({ fileName: '.mp4' })).toBe('.mp4');
  expect(titleOf({ fileName: 'a\tb.mov' })).toBe('a b');
  expect(titleOf({ fileName: `${'x'.repeat(300)}.mp4` })).toHaveLength(200);
  expect(titleOf({ fileName: ' ' })).toBe('Video');
});

test('bytes are written in the unit that suits them', () => {
  const write = (bytes: number) => formatBytes({ bytes, locale: 'en' });
  expect([0, 999, 1_000, 3_400_000, 34_000_000, 1_234_567_890].map(write)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '3.4 MB',
    '34 MB',
    '1.2 GB',
  ]);
  expect(formatBytes({ bytes: 3_400_000, locale: 'es' })).toBe('3,4 MB');
});

test('a moment is written to the tenth of a second and read back', () => {
  expect([0, 5.04, 65.5, 3_723].map(formatMoment)).toEqual(['0:00', '0:05', '1:05.5', '1:02:03']);
  expect(['65', '1:05', '1:05.5', '1:02:03', ' 0:07,25 '].map(readMoment)).toEqual([65, 65, 65.5, 3_723, 7.25]);
  for (const wrong of ['', 'x', '1:75', '-1', '1:2:3:4', '1:']) expect(readMoment(wrong), wrong).toBeNull();
});
