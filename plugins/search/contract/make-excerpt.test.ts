import { expect, test } from 'vitest';
import { makeExcerpt, readStems } from './make-excerpt.ts';

const show = (text: string, stems: string[]) =>
  makeExcerpt({ text, stems })
    .excerpt.map(({ text: part, isHit }) => (isHit ? `[${part}]` : part))
    .join('');

test('the words that were asked for are marked, whatever their endings and accents', () => {
  expect(show('Studies of a Piano, “pianos” and the study.', ['studi', 'piano'])).toBe(
    '[Studies] of a [Piano], “[pianos]” and the [study].'
  );
  expect(show('La canción y las canciones', ['cancion'])).toBe('La [canción] y las [canciones]');
});

test('a word that only begins like a short stem is none', () => {
  expect(show('art and artificially', ['art'])).toBe('[art] and artificially');
});

test('of a long text the place is shown where most of it stands together', () => {
  const filler = 'word '.repeat(100);
  const text = `piano ${filler}grand piano ${filler}`;
  const { excerpt, offset } = makeExcerpt({ text, stems: ['grand', 'piano'] });
  expect(excerpt.filter(({ isHit }) => isHit).map(({ text: hit }) => hit)).toEqual(['grand', 'piano']);
  expect(offset).toBe(text.indexOf('grand'));
  expect(excerpt[0]?.text).toBe('… ');
  expect(excerpt.at(-1)?.text).toBe(' …');
  expect(excerpt.map(({ text: part }) => part).join('').length).toBeLessThan(200);
});

test('without a hit it is the beginning, and markup is text', () => {
  expect(show('<b>Short</b>', ['nothing'])).toBe('<b>Short</b>');
  expect(show('', ['x'])).toBe('');
  expect(show('word '.repeat(100), []).length).toBeLessThan(190);
});

test('stems are read from what the database made of a question', () => {
  expect(readStems("'kubernet':* & 'string' & 'o''clock'")).toEqual(['kubernet', 'string', "o'clock"]);
  expect(readStems('')).toEqual([]);
});
