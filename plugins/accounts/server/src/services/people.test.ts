import { expect, test } from 'vitest';
import createPeople from './people.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

async function read(file: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of file) text += piece;
  return text;
}

test('the file has what every plugin keeps, each under its name', async () => {
  const people = createPeople();
  people.register({ name: 'one', tables: ['a.b'], export: async ({ userId }) => ({ rows: [{ of: userId }] }) });
  people.register({ name: 'two', tables: [], export: async () => ({}) });
  expect(JSON.parse(await read(people.export({ userId: 7, now: NOW })))).toEqual({
    exportedAt: NOW.toISOString(),
    one: { rows: [{ of: 7 }] },
    two: {},
  });
  expect(people.listTables()).toEqual(['a.b']);
});

test('a part that cannot be read breaks the file off, so that half of it is not taken for all', async () => {
  const people = createPeople();
  people.register({ name: 'one', tables: [], export: () => Promise.reject(new Error('away')) });
  await expect(read(people.export({ userId: 7, now: NOW }))).rejects.toThrow('away');
});

test('two plugins of one name are a mistake that is found at once', () => {
  const people = createPeople();
  people.register({ name: 'one', tables: [], export: async () => ({}) });
  expect(() => people.register({ name: 'one', tables: [], export: async () => ({}) })).toThrow('one');
});
