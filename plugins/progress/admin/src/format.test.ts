import { expect, test } from 'vitest';
import { formatClock, nameBrowser, nameLearner, roundUpAxis, toPercent } from './format.ts';

test('a learner goes by the name there is, or by the e-mail', () => {
  const email = 'ana@example.com';
  expect(nameLearner({ firstName: 'Ana', lastName: 'Núñez', email })).toBe('Ana Núñez');
  expect(nameLearner({ firstName: null, lastName: 'Núñez', email })).toBe('Núñez');
  expect(nameLearner({ firstName: '', lastName: null, email })).toBe(email);
});

test('a place in a film reads as a player shows it', () => {
  expect([0, 5.9, 65, 750, 3_723].map(formatClock)).toEqual(['0:00', '0:05', '1:05', '12:30', '1:02:03']);
});

test('a percent is rounded down, and of nothing it is 0', () => {
  expect(toPercent({ part: 2, whole: 3 })).toBe(66);
  expect(toPercent({ part: 999, whole: 1_000 })).toBe(99);
  expect(toPercent({ part: 0, whole: 0 })).toBe(0);
});

test('an axis ends at a round number that holds everything', () => {
  expect([0, 1, 2, 3, 7, 10, 11, 49, 51, 999].map(roundUpAxis)).toEqual([1, 1, 2, 5, 10, 10, 20, 50, 100, 1_000]);
});

test('browsers are told apart though each claims to be the others', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
  expect(nameBrowser(chrome)).toBe('Chrome');
  expect(nameBrowser(`${chrome} Edg/143.0.0.0`)).toBe('Edge');
  expect(nameBrowser('Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0')).toBe('Firefox');
  expect(nameBrowser('Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1')).toBe(
    'Safari'
  );
  expect(nameBrowser('curl/8.5.0')).toBeNull();
  expect(nameBrowser(null)).toBeNull();
});
