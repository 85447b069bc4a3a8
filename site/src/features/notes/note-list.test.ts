import type { ListedNote } from '@diamond/progress/contract/notes';
import { expect, test } from 'vitest';
import { dropNote, mergeNotes, putNote } from './note-list.ts';

const LESSON = { title: 'L', slug: 'l', courseTitle: 'C', courseSlug: 'c' };
const note = (id: string, second: number | null = null, body = id): ListedNote => ({
  id,
  lessonId: 'l',
  second,
  body,
  version: 1,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  lesson: LESSON,
});
const ids = (notes: readonly ListedNote[]) => notes.map(({ id }) => id);

test('a new note comes where the film’s clock has it, or first in a list of all', () => {
  const notes = [note('whole'), note('a', 5), note('b', 60)];
  expect(ids(putNote({ notes, note: note('new', 30), isByClock: true }))).toEqual(['whole', 'a', 'new', 'b']);
  expect(ids(putNote({ notes, note: note('new', 0), isByClock: true }))).toEqual(['whole', 'new', 'a', 'b']);
  expect(ids(putNote({ notes, note: note('new'), isByClock: false }))).toEqual(['new', 'whole', 'a', 'b']);
});

test('a changed note stays in its place and keeps its lesson', () => {
  const changed = putNote({ notes: [note('a'), note('b')], note: { ...note('b'), body: 'New' }, isByClock: false });
  expect(changed[1]).toMatchObject({ id: 'b', body: 'New', lesson: LESSON });
});

test('a dropped note is gone, and pages that overlap show each note once', () => {
  expect(ids(dropNote({ notes: [note('a'), note('b')], id: 'a' }))).toEqual(['b']);
  expect(ids(mergeNotes({ known: [note('a'), note('b')], more: [note('b'), note('c')] }))).toEqual(['a', 'b', 'c']);
});
