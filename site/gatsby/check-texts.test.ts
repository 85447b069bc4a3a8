import { expect, test } from 'vitest';
import { LOCALES } from '../src/lib/locale-path.ts';
import { texts as en } from '../src/texts/en.ts';
import { texts as es } from '../src/texts/es.ts';
import { findTextProblems } from './check-texts.ts';

const TEXTS = { en, es };

test('every language has every word', () => {
  expect(Object.keys(TEXTS)).toEqual([...LOCALES]);
  expect(findTextProblems({ texts: en, others: { es } })).toEqual([]);
});

test('a missing, a superfluous, an empty and an untranslated text are each named', () => {
  const texts = { a: { b: 'Word', c: 'Two' }, d: (n: number) => `${n} of`, list: ['One', 'More'], empty: '' };
  const find = (es: unknown) => findTextProblems({ texts, others: { es } });
  const good = { a: { b: 'Palabra', c: 'Dos' }, d: (n: number) => `${n} de`, list: ['Uno', 'Más'], empty: '' };
  expect(find(good)).toEqual([]);
  expect(find({ ...good, a: { b: 'Palabra' } })).toEqual(['es: a.c is missing']);
  expect(find({ ...good, more: 'Más' })).toEqual(['es: more is not in en']);
  expect(find({ ...good, a: { b: '', c: 'Dos' } })).toEqual(['es: a.b is empty']);
  expect(find({ ...good, a: { b: 'Word', c: 'Dos' } })).toEqual(['es: a.b is not translated']);
  expect(find({ ...good, list: ['Uno'] })).toEqual(['es: list.1 is missing']);
  expect(find({ ...good, d: 'de' })).toEqual(['es: d is not the same kind of text']);
  expect(find({ ...good, d: () => 'de' })).toEqual(['es: d takes 0 values instead of 1']);
});

test('no Spanish text says “usted”', () => {
  const said = JSON.stringify(es).toLowerCase();
  for (const word of ['usted', ' su cuenta', ' sus notas']) expect(said).not.toContain(word);
});
