import { expect, test } from 'vitest';
import { readOutcome, readSyncOutcomes } from './outcome.ts';

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
  expect(readOutcome({ status: 409, body: refusal('video-not-ready') })).toEqual({
    kind: 'retry',
    isAboutReport: true,
  });
  expect(readOutcome({ status: 429, body: refusal('too-many-sessions') })).toEqual({
    kind: 'retry',
    isAboutReport: true,
  });
  expect(readOutcome({ status: 500, body: null })).toEqual({ kind: 'retry' });
  expect(readOutcome({ status: 200, body: '<html>' })).toEqual({ kind: 'retry' });
});

test('the server may say when to come back', () => {
  expect(readOutcome({ status: 503, body: null, retryAfter: '7' })).toEqual({ kind: 'retry', afterMs: 7_000 });
  expect(readOutcome({ status: 503, body: null, retryAfter: 'soon' })).toEqual({ kind: 'retry' });
});

test('a refusal without a code of ours is not one of ours, and costs nobody a second', () => {
  for (const status of [403, 404, 409]) {
    expect(readOutcome({ status, body: { error: { details: {} } } })).toEqual({ kind: 'retry' });
  }
});

test('of several reports each has its own outcome, in their order', () => {
  const progress = { lessonId: 'a', position: 3 };
  const body = {
    data: [
      { status: 'saved', code: null, progress },
      { status: 'refused', code: 'not-granted', progress: null },
      { status: 'retry', code: 'video-not-ready', progress: null },
    ],
  };
  expect(readSyncOutcomes({ count: 3, status: 200, body })).toEqual([
    { kind: 'saved', progress },
    { kind: 'refused', code: 'not-granted' },
    { kind: 'retry', isAboutReport: true },
  ]);
});

test('an answer that is not about these reports saves none of them', () => {
  const body = { data: [{ status: 'saved', code: null, progress: { lessonId: 'a' } }] };
  expect(readSyncOutcomes({ count: 2, status: 200, body })).toEqual([{ kind: 'retry' }, { kind: 'retry' }]);
  expect(readSyncOutcomes({ count: 1, status: 404, body: null })).toEqual([{ kind: 'retry' }]);
  expect(readSyncOutcomes({ count: 1, status: 503, body: null, retryAfter: '3' })).toEqual([
    { kind: 'retry', afterMs: 3_000 },
  ]);
});

test('several reports that do not fit the contract together have to be sent one by one', () => {
  expect(readSyncOutcomes({ count: 2, status: 400, body: refusal('invalid') })).toBeNull();
});
