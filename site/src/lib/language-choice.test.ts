import { expect, test } from 'vitest';
import { findSuggestedLocale } from './language-choice.ts';

test('the language of the browser is suggested where the page has another one', () => {
  const suggest = (wanted: string[]) => findSuggestedLocale({ current: 'en', chosen: null, wanted });
  expect(suggest(['es-MX', 'en'])).toBe('es');
  expect(suggest(['ca', 'es', 'en'])).toBe('es');
  expect(suggest(['en-GB', 'es'])).toBeNull();
  expect(suggest(['fr', 'de'])).toBeNull();
});

test('what somebody chose goes before what the browser says', () => {
  expect(findSuggestedLocale({ current: 'en', chosen: 'en', wanted: ['es'] })).toBeNull();
  expect(findSuggestedLocale({ current: 'en', chosen: 'es', wanted: ['en'] })).toBe('es');
});
