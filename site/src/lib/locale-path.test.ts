import { expect, test } from 'vitest';
import { localeOf, toLocale, toLocalPath, toPlainPath } from './locale-path.ts';

test('a page under /es/ is Spanish, every other one is English', () => {
  expect(['/es/', '/es', '/es?x=1', '/es/courses/'].map(localeOf)).toEqual(['es', 'es', 'es', 'es']);
  expect(['/', '/courses/', '/espresso/', '/courses/es/'].map(localeOf)).toEqual(['en', 'en', 'en', 'en']);
});

test('an address is the same in both languages but for the prefix', () => {
  for (const path of ['/', '/courses/', '/courses/a/b/?t=75#notes', '/login/?from=%2Fes%2F']) {
    expect(toLocalPath({ locale: 'en', path })).toBe(path);
    expect(toPlainPath(toLocalPath({ locale: 'es', path }))).toBe(path);
  }
  expect(toLocalPath({ locale: 'es', path: '/?q=1' })).toBe('/es/?q=1');
  expect(toPlainPath('/es?q=1')).toBe('/?q=1');
});

test('an address that has its language already, a hash and another site stay as they are', () => {
  for (const path of ['/es/courses/', '#content', 'https://elsewhere.example/', 'mailto:a@b.example'])
    expect(toLocalPath({ locale: 'es', path })).toBe(path);
});

test('a browser says its language with a country or without', () => {
  expect(['es', 'es-MX', 'EN-gb', 'fr', '', null].map(toLocale)).toEqual(['es', 'es', 'en', null, null, null]);
});
