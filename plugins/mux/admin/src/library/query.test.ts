import { expect, test } from 'vitest';
import { isNarrowed, readQuery, withParam } from './query.ts';

const read = (address: string) => readQuery(new URLSearchParams(address));

test('an empty address asks for all, newest first', () => {
  expect(read('')).toEqual({ sort: 'created', direction: 'desc' });
  expect(isNarrowed(read('order=title:asc&page=2'))).toBe(false);
});

test('search, filters, order and page are read', () => {
  const query = read('search=cut&status=ready&usage=unused&captions=without&flag=any&order=size:asc&page=3');
  expect(query).toEqual({
    search: 'cut',
    status: 'ready',
    usage: 'unused',
    captions: 'without',
    flag: 'any',
    sort: 'size',
    direction: 'asc',
    page: '3',
  });
  expect(isNarrowed(query)).toBe(true);
});

test('what somebody made up is as if it were not there', () => {
  expect(read('status=gone&usage=1&flag=__proto__&order=x&page=-1&page=2&populate=*')).toEqual({
    sort: 'created',
    direction: 'desc',
  });
});

test('whatever changes but the page begins at the first page', () => {
  const params = new URLSearchParams('status=ready&page=4');
  expect(withParam({ params, name: 'usage', value: 'unused' }).toString()).toBe('status=ready&usage=unused');
  expect(withParam({ params, name: 'page', value: '5' }).toString()).toBe('status=ready&page=5');
  expect(withParam({ params, name: 'status', value: null }).toString()).toBe('');
});
