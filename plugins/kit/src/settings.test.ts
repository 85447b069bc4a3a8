import { number, object, string } from 'yup';
import { expect, test } from 'vitest';
import { checkSettings, isOrigin } from './settings.ts';

const schema = object({
  secret: string().required('must be set'),
  days: number().max(9, 'must be 9 or less'),
}).strict();
const check = (settings: unknown) => () => checkSettings({ plugin: 'mail', schema, settings });

test('settings that fit pass without a word', () => {
  expect(check({ secret: 'word', days: 9 })).not.toThrow();
});

test('every setting that is wrong is named with its plugin, and no value is told', () => {
  expect(check({ secret: '', days: 12_345 })).toThrow(
    /^The settings of the mail plugin do not fit:\n {2}mail\.secret must be set\n {2}mail\.days must be 9 or less$/
  );
  expect(check({ secret: '', days: 12_345 })).not.toThrow(/12_?345/);
});

test('an origin is http or https and a host, with nothing behind it', () => {
  for (const good of ['http://localhost:8000', 'https://school.example']) expect(isOrigin(good)).toBe(true);
  for (const bad of [
    undefined,
    '',
    'school.example',
    'https://school.example/',
    'ftp://school.example',
    'javascript:x',
  ])
    expect(isOrigin(bad), bad).toBe(false);
});
