import { expect, test } from 'vitest';
import { ApiError } from '../../lib/api.ts';
import { readFailure } from './notes-api.ts';

const failure = (status: number, code: string, details: Record<string, unknown> = {}) =>
  new ApiError({ status, code, message: 'Words', details });

const NOTE = { id: 'n', lessonId: 'l', second: null, body: 'Theirs', version: 3, createdAt: '', updatedAt: '' };

test('a conflict brings the other text', () => {
  expect(readFailure(failure(409, 'note-conflict', { note: NOTE }))).toEqual({ kind: 'conflict', theirs: NOTE });
});

test('a conflict that does not say with what is told as a refusal', () => {
  expect(readFailure(failure(409, 'note-conflict'))).toEqual({ kind: 'refused', message: 'Words' });
});

test('a note that is not there any more is gone; a lesson that is not refuses', () => {
  expect(readFailure(failure(404, 'note-not-found'))).toEqual({ kind: 'gone' });
  expect(readFailure(failure(404, 'lesson-not-found'))).toEqual({ kind: 'refused', message: 'Words' });
});

test.each([
  [400, 'invalid'],
  [409, 'too-many-notes'],
  [413, 'http-413'],
])('%i is final', (status, code) => {
  expect(readFailure(failure(status, code))).toEqual({ kind: 'refused', message: 'Words' });
});

test.each([0, 401, 429, 500, 503])('%i may be over in a moment', (status) => {
  expect(readFailure(failure(status, 'unreachable'))).toEqual({ kind: 'retry' });
});
