import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportSchema } from '../../../contract/index.ts';
import { isPlainReport, isPlainSyncReport } from './plain-report.ts';

const REPORT = {
  position: 9.5,
  watched: [
    [0, 9.5],
    [12, 12],
  ],
  sessionId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  sentAt: '2026-11-22T15:00:00.000Z',
};

test('what players send is plain, with a ticket and without', () => {
  expect(isPlainReport(REPORT)).toBe(true);
  expect(isPlainReport({ ...REPORT, ticket: 'a-ticket' })).toBe(true);
  expect(isPlainReport({ ...REPORT, watched: [] })).toBe(true);
  expect(isPlainSyncReport({ ...REPORT, lessonId: 'a'.repeat(24) })).toBe(true);
});

test('a report of many is not one of one, nor the other way', () => {
  expect(isPlainReport({ ...REPORT, lessonId: 'a'.repeat(24) })).toBe(false);
  expect(isPlainSyncReport(REPORT)).toBe(false);
});

test('nothing is plain that the schema refuses, whatever is in it', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      '',
      -1,
      86_400,
      86_401,
      1e308,
      '9',
      true,
      [],
      {},
      [[0, 1]],
      [[1, 0]],
      [[0, 1, 2]]
    ),
    fc.constantFrom<unknown>(
      '2026-13-01T00:00:00.000Z',
      '2026-02-31T00:00:00.000Z',
      '2026-11-22',
      '1969-01-01T00:00:00.000Z'
    ),
    fc.array(fc.tuple(fc.double(), fc.double()), { maxLength: 3 }),
    fc.string({ maxLength: 310 }),
    fc.double()
  );
  const field = fc.constantFrom('position', 'watched', 'sessionId', 'sentAt', 'ticket', 'userId', '__proto__');
  fc.assert(
    fc.property(fc.array(fc.tuple(field, odd), { maxLength: 2 }), (changes) => {
      // As it comes off the wire.
      const body: unknown = JSON.parse(JSON.stringify({ ...REPORT, ...Object.fromEntries(changes) }));
      if (isPlainReport(body)) expect(reportSchema.isValidSync(body, { strict: true })).toBe(true);
    }),
    { numRuns: 2_000 }
  );
});
