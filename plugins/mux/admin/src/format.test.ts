import { expect, test } from 'vitest';
import { formatDuration, formatLanguage, titleOf } from './format.ts';

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
