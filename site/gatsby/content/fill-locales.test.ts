import { expect, test } from 'vitest';
import { fillLocales } from './fill-locales.ts';

const cover = { id: 1 };
const english = { documentId: 'a', title: 'Light', slug: 'light', cover, tags: [{ documentId: 't' }] };
const find = (entries: Parameters<typeof fillLocales>[0]['entries']) =>
  fillLocales({ entries, places: ['cover', 'tags'] });

test('a page in a language shows what is published in it', () => {
  const spanish = { documentId: 'a', title: 'Luz', slug: 'luz', cover: { id: 2 }, tags: [{ documentId: 'u' }] };
  expect(find({ en: [english], es: [spanish] })).toEqual([
    { ...english, locale: 'en', language: 'en' },
    { ...spanish, locale: 'es', language: 'es' },
  ]);
});

test('what is not published in it is shown as it is in English, and says so', () => {
  expect(find({ en: [english], es: [] })[1]).toEqual({ ...english, locale: 'es', language: 'en' });
});

test('a translation without a place of its own has the original’s, but none of its words', () => {
  const spanish = { documentId: 'a', title: 'Luz', summary: null, cover: null, tags: [] };
  expect(find({ en: [{ ...english, summary: 'Bright' }], es: [spanish] })[1]).toMatchObject({
    title: 'Luz',
    summary: null,
    cover,
    tags: [{ documentId: 't' }],
  });
});

test('what exists in Spanish alone is on Spanish pages alone', () => {
  const spanish = { documentId: 'b', title: 'Solo aquí' };
  expect(find({ en: [], es: [spanish] })).toEqual([{ ...spanish, locale: 'es', language: 'es' }]);
});
