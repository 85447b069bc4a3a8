import { expect, test } from 'vitest';
import { chooseTrackName, nameLanguage } from './name-captions.ts';

test('captions are called after their language', () => {
  expect(nameLanguage('en')).toBe('English');
  expect(nameLanguage('pt-BR')).toBe('Brazilian Portuguese');
  expect(nameLanguage('auto')).toBe('Auto');
  expect(nameLanguage('qq')).toBe('qq');
  expect(nameLanguage('not a tag')).toBe('not a tag');
});

test('a name that is taken is counted on', () => {
  expect(chooseTrackName({ name: 'English', taken: ['English'] })).toBe('English (2)');
  expect(chooseTrackName({ name: 'English', taken: ['English', 'English (2)'] })).toBe('English (3)');
});
