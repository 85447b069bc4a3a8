import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from 'yup';
import { bookmarkParamsSchema, newNoteSchema, noteChangeSchema, noteListQuerySchema } from './index.ts';

const NOTE = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  lessonId: 'a'.repeat(24),
  second: 12.5,
  body: '# Words\n\n\twith lines\r\nand 🎬',
};

function complaints(schema: Schema, input: unknown): string[] {
  try {
    schema.validateSync(input, { abortEarly: false, strict: true });
    return [];
  } catch (error) {
    return (error as { errors: string[] }).errors;
  }
}

test('a note of a second, and one of the whole lesson, are taken as they are', () => {
  expect(complaints(newNoteSchema, NOTE)).toEqual([]);
  expect(complaints(newNoteSchema, { ...NOTE, second: null, body: 'ñ'.repeat(20_000) })).toEqual([]);
  expect(complaints(noteChangeSchema, { second: 0, body: 'x', version: 1 })).toEqual([]);
});

test.each(['userId', 'user', 'version', 'createdAt', 'constructor'])('a new note cannot set %s', (key) => {
  expect(complaints(newNoteSchema, { ...NOTE, [key]: 1 })).toEqual([`unknown field: ${key}`]);
});

test.each([
  ['id', ''],
  ['lessonId', 'A'.repeat(24)],
  ['second', Number.NaN],
  ['second', Infinity],
  ['second', '1'],
  ['second', 86_401],
  ['body', '\u200b\u0000'],
  ['body', '\u001b[31m'],
  ['body', ' \n '],
  ['body', 'x'.repeat(20_001)],
] as const)('%s may not be %j', (field, value) => {
  expect(complaints(newNoteSchema, { ...NOTE, [field]: value }).join()).toContain(field);
});

test.each(['0', '-1', '1.5', '10000', '1e3', ''])('there is no page %s', (page) => {
  expect(complaints(noteListQuerySchema, { page })).not.toEqual([]);
});

test('a bookmark is of a lesson or a course, named by its document id', () => {
  expect(complaints(bookmarkParamsSchema, { kind: 'lessons', id: 'a'.repeat(24) })).toEqual([]);
  expect(complaints(bookmarkParamsSchema, { kind: 'users', id: 'a'.repeat(24) })).not.toEqual([]);
  expect(complaints(bookmarkParamsSchema, { kind: 'courses', id: '1' })).not.toEqual([]);
});

test('whatever is sent, a schema answers with words and never breaks', () => {
  for (const schema of [newNoteSchema, noteChangeSchema, noteListQuerySchema, bookmarkParamsSchema] as Schema[])
    fc.assert(
      fc.property(fc.anything(), (input) => {
        for (const complaint of complaints(schema, input)) expect(typeof complaint).toBe('string');
      })
    );
});
