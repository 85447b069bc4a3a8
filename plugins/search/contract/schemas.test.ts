import { expect, test } from 'vitest';
import { searchQuerySchema } from './schemas.ts';

const read = (query: unknown) => searchQuerySchema.validateSync(query, { strict: true, abortEarly: false });

test('a question of two characters or more is enough', () => {
  expect(read({ q: 'ab' })).toEqual({ q: 'ab' });
  expect(read({ q: 'música', locale: 'es', page: '50', kind: 'transcript' })).toMatchObject({ page: '50' });
});

test.each([
  ['no question', {}, 'q must be set'],
  ['one letter', { q: ' a ' }, 'q must have 2 characters or more'],
  ['a long question', { q: 'a'.repeat(101) }, 'q must have 100 characters or fewer'],
  ['two questions', { q: ['ab', 'cd'] }, 'q must be a text'],
  ['a NUL', { q: 'a\u0000b' }, 'q has a character that cannot be shown'],
  ['half a character', { q: 'ab\uD800' }, 'q has a character that cannot be shown'],
  ['page 0', { q: 'ab', page: '0' }, 'page must be a whole number, 1 to 50'],
  ['page 51', { q: 'ab', page: '51' }, 'page must be a whole number, 1 to 50'],
  ['page 1.5', { q: 'ab', page: '1.5' }, 'page must be a whole number, 1 to 50'],
  ['another locale', { q: 'ab', locale: 'de' }, 'locale must be one of en, es'],
  ['another kind', { q: 'ab', kind: 'user' }, 'kind must be one of course, lesson, transcript'],
  ['a filter', { q: 'ab', filters: { title: 'x' } }, 'unknown field: filters'],
])('%s is refused by name', (_, query, message) => {
  expect(() => read(query)).toThrow(message);
});
