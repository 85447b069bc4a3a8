import { expect, test } from 'vitest';
import { makeStaticSearch } from './static-search.ts';

const entry = (title: string, rest: object = {}) => ({
  kind: 'lesson' as const,
  path: `/courses/piano/${title.length}/`,
  title,
  courseTitle: 'Piano',
  summary: '',
  words: '',
  ...rest,
});

const search = makeStaticSearch({
  entries: [
    entry('Strings and things', { summary: 'What a hammer strikes.' }),
    entry('Hammers'),
    entry('Música fácil', { kind: 'course', path: '/courses/piano/', words: 'Ana Ruiz' }),
  ],
});
const find = (question: string, kind: 'course' | 'lesson' | 'transcript' | null = null) =>
  search({ question, kind }).found.map(({ title }) => title);

test('titles come first, half a word is enough, accents and a mistake do not matter', () => {
  expect(find('hammer')).toEqual(['Hammers', 'Strings and things']);
  expect(find('ham')).toEqual(['Hammers', 'Strings and things']);
  expect(find('hamers')).toContain('Hammers');
  expect(find('MUSICA')).toEqual(['Música fácil']);
  expect(find('ruiz')).toEqual(['Música fácil']);
});

test('every word must be there', () => {
  expect(find('hammer strikes')).toEqual(['Strings and things']);
  expect(find('hammer zeppelin')).toEqual([]);
  expect(find('?!')).toEqual([]);
});

test('one kind can be asked for, and films have nothing in this list', () => {
  expect(find('piano', 'course')).toEqual(['Música fácil']);
  expect(find('hammer', 'transcript')).toEqual([]);
});

test('what was asked for is marked', () => {
  const { found, total } = search({ question: 'strikes', kind: null });
  expect(total).toBe(1);
  expect(found[0]?.excerpt.filter(({ isHit }) => isHit)).toEqual([{ text: 'strikes', isHit: true }]);
});
