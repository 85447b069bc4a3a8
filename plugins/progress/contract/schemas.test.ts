import { expect, test } from 'vitest';
import { ValidationError } from 'yup';
import { reportSchema } from './schemas.ts';

const good = {
  position: 12.5,
  watched: [
    [0, 12.5],
    [3, 3],
  ],
  sessionId: '0b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
  sentAt: '2026-11-22T15:00:00.123Z',
};

function problemsOf(input: unknown): string[] {
  try {
    reportSchema.validateSync(input, { abortEarly: false, strict: true });
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.errors;
    throw error;
  }
}

test('a report of the contract is let through', () => {
  expect(problemsOf(good)).toEqual([]);
  expect(problemsOf({ ...good, watched: [], sentAt: '1970-01-01T00:00:00+00:00' })).toEqual([]);
});

test('every missing field is named', () => {
  expect(problemsOf({})).toEqual([
    'position must be set',
    'watched must be set',
    'sessionId must be set',
    'sentAt must be set',
  ]);
});

test.each([undefined, null, 'text', 7, []])('a body that is no object is refused: %j', (body) => {
  expect(problemsOf(body)).not.toEqual([]);
});

test.each(['12', null, Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1, [], {}, true])(
  'a position that is no second is refused: %s',
  (position) => {
    expect(problemsOf({ ...good, position }).join()).toMatch(/^position must/);
  }
);

test.each([
  'all',
  null,
  {},
  [7],
  [[1]],
  [[1, 2, 3]],
  [['1', 2]],
  [[2, 1]],
  [[-1, 2]],
  [[0, 1e9]],
  [[0, Number.NaN]],
  [[null, 2]],
  [{ from: 0, to: 1 }],
])('watched that is no list of ranges is refused: %j', (watched) => {
  expect(problemsOf({ ...good, watched }).join()).toMatch(/^watched/);
});

test('more ranges than a report may carry are refused, quickly', () => {
  const started = performance.now();
  expect(problemsOf({ ...good, watched: Array.from({ length: 170_000 }, () => [0, 'x']) })).toEqual([
    'watched must have 500 ranges or fewer',
  ]);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test.each(['', 'x'.repeat(1_000_000), 7, null, '0b6b1c1e'])('a session that is no uuid is refused', (sessionId) => {
  expect(problemsOf({ ...good, sessionId }).join()).toMatch(/^sessionId must/);
});

test.each([
  '',
  'yesterday',
  '2026-11-22',
  1763823600000,
  null,
  '2026-13-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:00',
])('a time that is no instant is refused: %s', (sentAt) => {
  expect(problemsOf({ ...good, sentAt }).join()).toMatch(/^sentAt must/);
});

test('unknown fields are refused by name', () => {
  expect(problemsOf({ ...good, userId: 7, duration: 1 })).toEqual(['unknown field: userId, duration']);
});
