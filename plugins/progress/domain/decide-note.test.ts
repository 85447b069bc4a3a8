import { expect, test } from 'vitest';
import type { Note } from '../contract/index.ts';
import { decideUnwritten, splitSearch } from './decide-note.ts';

const CURRENT: Note = {
  id: 'n',
  lessonId: 'l',
  second: 5,
  body: 'Theirs',
  version: 3,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
};

test('a note that already reads so was written before', () => {
  expect(decideUnwritten({ current: CURRENT, wanted: { body: 'Theirs', second: 5 }, version: 1 })).toEqual({
    note: CURRENT,
  });
  const wanted = { body: 'Theirs', second: 5, lessonId: 'l' };
  expect(decideUnwritten({ current: CURRENT, wanted, version: null })).toEqual({ note: CURRENT });
});

test.each([
  ['another text', { body: 'Mine', second: 5 }],
  ['another second', { body: 'Theirs', second: null }],
  ['another lesson', { body: 'Theirs', second: 5, lessonId: 'other' }],
])('%s under a version that is past is a conflict, with the note as it is', (_what, wanted) => {
  expect(decideUnwritten({ current: CURRENT, wanted, version: 2 })).toEqual({
    problem: { code: 'note-conflict', note: CURRENT },
  });
});

test('what is not there was deleted, or never found room', () => {
  const wanted = { body: 'Mine', second: null };
  expect(decideUnwritten({ current: null, wanted, version: 2 })).toEqual({ problem: { code: 'note-not-found' } });
  expect(decideUnwritten({ current: null, wanted, version: null })).toEqual({ problem: { code: 'too-many-notes' } });
});

test('the right version that was not written had no room', () => {
  const wanted = { body: 'Longer', second: 5 };
  expect(decideUnwritten({ current: CURRENT, wanted, version: 3 })).toEqual({ problem: { code: 'too-many-notes' } });
});

test('a search is its words, each once and ten at most', () => {
  expect(splitSearch('  light  left light\tleft\n')).toEqual(['light', 'left']);
  expect(splitSearch('   ')).toEqual([]);
  expect(splitSearch(Array.from({ length: 30 }, (_, index) => `w${index}`).join(' '))).toHaveLength(10);
});
