import { expect, test } from 'vitest';
import { readOutcome } from './outcome.ts';

const refusal = (code: string) => ({ data: null, error: { details: { code } } });

test('an answer with progress is saved', () => {
  const progress = {
    lessonId: 'a',
    position: 3,
    percent: 5,
    completed: false,
    watched: [],
    duration: 60,
    updatedAt: null,
  };
  expect(readOutcome({ status: 200, body: { data: progress } })).toEqual({ kind: 'saved', progress });
});

test('what the server will never take is refused with its code', () => {
  expect(readOutcome({ status: 403, body: refusal('not-a-member') })).toEqual({
    kind: 'refused',
    code: 'not-a-member',
  });
  expect(readOutcome({ status: 409, body: refusal('no-video') })).toEqual({ kind: 'refused', code: 'no-video' });
  expect(readOutcome({ status: 400, body: null })).toEqual({ kind: 'refused', code: 'invalid' });
});

test('a session that ended, a film that is replaced and a server in trouble are tried again', () => {
  expect(readOutcome({ status: 401, body: refusal('sign-in') })).toEqual({ kind: 'retry' });
  expect(readOutcome({ status: 409, body: refusal('video-not-ready') })).toEqual({ kind: 'retry' });
  expect(readOutcome({ status: 500, body: null })).toEqual({ kind: 'retry' });
  expect(readOutcome({ status: 200, body: '<html>' })).toEqual({ kind: 'retry' });
});

test('the server may say when to come back', () => {
  expect(readOutcome({ status: 503, body: null, retryAfter: '7' })).toEqual({ kind: 'retry', afterMs: 7_000 });
  expect(readOutcome({ status: 503, body: null, retryAfter: 'soon' })).toEqual({ kind: 'retry' });
});
