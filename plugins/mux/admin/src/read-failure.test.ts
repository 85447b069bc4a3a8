import { expect, test } from 'vitest';
import { readFailure } from './read-failure.ts';

test('a refusal keeps its status and its words', () => {
  const error = Object.assign(new Error('There is no such video.'), { status: 404 });
  expect(readFailure(error)).toEqual({ status: 404, message: 'There is no such video.' });
});

test('a call that got no answer has neither: what browsers say then is not for editors', () => {
  expect(readFailure(new TypeError('Failed to fetch'))).toEqual({ status: null, message: null });
  expect(readFailure('x')).toEqual({ status: null, message: null });
});

test('a call that the screen dropped itself is no failure', () => {
  expect(readFailure(new DOMException('aborted', 'AbortError'))).toBeNull();
});
