import { expect, test } from 'vitest';
import { readFailure } from './read-failure.ts';

test('a refusal keeps its status and its words', () => {
  const error = Object.assign(new Error('There is no such video.'), { status: 404 });
  expect(readFailure(error)).toMatchObject({ status: 404, message: 'There is no such video.', code: null });
});

test('a call that got no answer has neither: what browsers say then is not for editors', () => {
  expect(readFailure(new TypeError('Failed to fetch'))).toMatchObject({ status: null, message: null });
  expect(readFailure('x')).toMatchObject({ status: null, message: null });
});

test('a call that the screen dropped itself is no failure', () => {
  expect(readFailure(new DOMException('aborted', 'AbortError'))).toBeNull();
});

test('the code and the details of a refusal are found in its answer', () => {
  const details = { code: 'video-in-use', placeCount: 2 };
  const error = Object.assign(new Error('In use.'), { status: 409, response: { data: { error: { details } } } });
  expect(readFailure(error)).toEqual({ status: 409, message: 'In use.', code: 'video-in-use', details });
});
