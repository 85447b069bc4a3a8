import { expect, test } from 'vitest';
import { ApiError } from '../../lib/api.ts';
import { toTrouble } from './trouble.ts';

const makeId = () => 'made-here';

test('an error of the CMS is known by the CMS’s own number', () => {
  const error = new ApiError({ status: 500, code: 'unreachable', message: 'x', requestId: 'from-the-cms' });
  expect(toTrouble({ error, makeId })).toEqual({ requestId: 'from-the-cms', isOutdated: false });
});

test.each([new TypeError('x'), 'thrown text', null, new ApiError({ status: 0, code: 'unreachable', message: 'x' })])(
  'any other error gets a number here: %s',
  (error) => expect(toTrouble({ error, makeId }).requestId).toBe('made-here')
);

test('code that is not there any more means that the page is out of date', () => {
  const error = Object.assign(new Error('Loading chunk 7 failed.'), { name: 'ChunkLoadError' });
  expect(toTrouble({ error, makeId }).isOutdated).toBe(true);
});
