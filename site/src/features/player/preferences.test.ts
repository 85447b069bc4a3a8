import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, parsePreferences } from './preferences.ts';

test('preferences come back as they were kept', () => {
  const liked = {
    speed: 1.5,
    hasCaptions: false,
    quality: 720,
    goesOn: false,
    panel: 'transcript',
    transcript: 'es',
  } as const;
  expect(parsePreferences(JSON.stringify(liked))).toEqual(liked);
});

test('nothing kept, or nonsense, is the default, field by field', () => {
  for (const kept of [null, '', 'nonsense', 'null', '[]', '"1"', '{"speed":"fast"}', '{"speed":99,"quality":-1}'])
    expect(parsePreferences(kept), String(kept)).toEqual(DEFAULT_PREFERENCES);
  expect(parsePreferences('{"speed":2,"panel":"casino","goesOn":"no"}')).toEqual({ ...DEFAULT_PREFERENCES, speed: 2 });
});
