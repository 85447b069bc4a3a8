import { expect, test } from 'vitest';
import { findPage } from './find-page.ts';

test('a mail leads to the page in its own language', () => {
  const siteUrl = 'https://school.example';
  expect(findPage({ siteUrl, locale: 'en', path: '/account/' })).toBe('https://school.example/account/');
  expect(findPage({ siteUrl, locale: 'es', path: '/account/' })).toBe('https://school.example/es/account/');
});
