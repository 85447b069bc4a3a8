import { expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

const read = (status: number, body: unknown, contentType = 'application/json') =>
  readAnswer({ status, contentType, body: typeof body === 'string' ? body : JSON.stringify(body) });

test('a success is its JSON; a page of somebody in between is none', () => {
  expect(read(200, { contact: { id: 'a' } })).toEqual({ json: { contact: { id: 'a' } } });
  expect(read(200, '<html>Maintenance</html>', 'text/html')).toMatchObject({ kind: 'away' });
  expect(read(201, '"a text"')).toMatchObject({ kind: 'away' });
});

test.each([
  [500, { message: 'Internal server error' }, 'away'],
  [503, '', 'away'],
  [302, '', 'away'],
  [429, { statusCode: 429, message: 'Too Many Requests' }, 'too-many'],
  [401, { statusCode: 401, message: 'Invalid JWT' }, 'token'],
  [403, { message: 'The token does not have access to this location.' }, 'token'],
  [401, { message: 'Command timed out' }, 'away'],
  [404, '', 'not-found'],
  [400, { error: 'Contact with id X not found', status: 400 }, 'not-found'],
  [400, { statusCode: 422, message: 'Bad Request' }, 'refused'],
  [422, { message: ['property foo should not exist'], statusCode: 422 }, 'refused'],
])('%i %j is %s', (status, body, kind) => {
  expect(read(status, body)).toMatchObject({ kind });
});

test('a duplicate names the contact that is there', () => {
  const body = { message: 'no duplicates', meta: { contactId: 'abc123', matchingField: 'phone', contactName: 'Ada' } };
  expect(read(400, body)).toMatchObject({ kind: 'duplicate', contactId: 'abc123', field: 'phone' });
  expect(read(400, { ...body, meta: { contactId: '../x' } })).toMatchObject({ kind: 'refused' });
});

test('a list of messages is quoted, and nobody is named in it', () => {
  const body = { message: ['email ada@example.com is wrong', 'phone +1 415-555-0123 is wrong'] };
  expect(read(422, body)).toEqual({
    kind: 'refused',
    words: 'GHL answered 422: email •••@••• is wrong; phone ••• is wrong',
  });
});
