import { expect, test } from 'vitest';
import { formatBytes, formatClock, initialsOf } from './format.ts';

test('seconds read as a clock', () => {
  expect([0, 9.9, 75, 3661].map(formatClock)).toEqual(['0:00', '0:09', '1:15', '1:01:01']);
});

test('bytes read as people say them', () => {
  expect(
    [0, 900, 1536, 10 * 1024, 5 * 1024 ** 2, 3 * 1024 ** 4].map((bytes) => formatBytes({ bytes, locale: 'en' }))
  ).toEqual(['0 B', '900 B', '1.5 kB', '10 kB', '5.0 MB', '3072 GB']);
  expect(formatBytes({ bytes: 1536, locale: 'es' })).toBe('1,5 kB');
});

test('initials come from the first two words', () => {
  expect(initialsOf('Ada  King Lovelace')).toBe('AK');
  expect(initialsOf('')).toBe('');
});
