import { expect, test } from 'vitest';
import { texts as en } from '../../texts/en.ts';
import { formatMoment, nameDevice } from './name-device.ts';

test.each([
  [{ browser: 'Firefox', system: 'Linux' }, 'Firefox on Linux'],
  [{ browser: 'Firefox', system: null }, 'Firefox'],
  [{ browser: null, system: 'iPhone' }, 'iPhone'],
  [{ browser: null, system: null }, 'Unknown device'],
])('%j is shown as %s', (device, shown) => {
  expect(nameDevice({ device, words: en.account })).toBe(shown);
});

test('a moment is written in the language of the page', () => {
  const instant = '2026-11-22T12:00:00.000Z';
  expect(formatMoment({ instant, locale: 'en' })).toContain('Nov 2026');
  expect(formatMoment({ instant, locale: 'es' })).toContain('nov 2026');
});
