import { expect, test } from 'vitest';
import { findAddresses, foreignLang, readPageLanguages } from './page-languages.ts';

test('a page that every school has is in all languages', () => {
  const languages = readPageLanguages({ pageContext: { locale: 'es' }, path: '/es/courses/' });
  expect(findAddresses({ languages, path: '/es/courses/' })).toEqual({
    canonical: '/es/courses/',
    alternates: [
      { locale: 'en', path: '/courses/' },
      { locale: 'es', path: '/es/courses/' },
    ],
  });
});

test('a page nobody translated is known by the address it was written for, and has no alternates', () => {
  const twins = { en: '/courses/light/', es: '/es/courses/light/' };
  const languages = readPageLanguages({
    pageContext: { languages: { language: 'en', twins, translations: ['en'] } },
    path: '/es/courses/light/',
  });
  expect(findAddresses({ languages, path: twins.es })).toEqual({ canonical: twins.en, alternates: [] });
  expect(findAddresses({ languages, path: twins.en })).toEqual({ canonical: twins.en, alternates: [] });
});

test('the page of what does not exist leads to the front pages', () => {
  for (const path of ['/404.html', '/404/', '/es/404/'])
    expect(readPageLanguages({ pageContext: {}, path }).twins).toEqual({ en: '/', es: '/es/' });
});

test('only words in another language are marked', () => {
  expect(foreignLang({ language: 'en', locale: 'es' })).toBe('en');
  expect(foreignLang({ language: 'es', locale: 'es' })).toBeUndefined();
});
