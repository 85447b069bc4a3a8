import { expect, test } from 'vitest';
import { paginate } from './pagination.ts';

const items = ['a', 'b', 'c', 'd', 'e'];
const list = (query: string) =>
  paginate({ items, query: new URLSearchParams(query), order: (item) => items.indexOf(item) });

test('the newest come first', () => {
  expect(list('')).toEqual({ items: ['e', 'd', 'c', 'b', 'a'], nextCursor: null });
});

test('cursors lead through the whole list, once each', () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const part = list(`limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...part.items);
    cursor = part.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
});

test('pages count from one', () => {
  expect(list('limit=2&page=2').items).toEqual(['c', 'b']);
  expect(list('limit=2&page=9').items).toEqual([]);
});

test.each(['limit=0', 'limit=101', 'limit=1e1', 'limit=-1', 'page=0', 'page=NaN', 'cursor=nobody'])(
  '%s is refused by name',
  (query) => {
    expect(() => list(query)).toThrow(query.split('=')[0]);
  }
);
