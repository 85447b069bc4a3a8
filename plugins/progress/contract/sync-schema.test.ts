import { expect, test } from 'vitest';
import { MAX_REPORTS } from './limits.ts';
import { markSchema } from './schemas.ts';
import { syncSchema } from './sync-schema.ts';

const report = {
  lessonId: 'a'.repeat(24),
  position: 1,
  watched: [[0, 1]],
  sessionId: '0b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
  sentAt: '2026-11-22T15:00:00.000Z',
  ticket: 'anything',
};

function complain(schema: typeof syncSchema | typeof markSchema, input: unknown): string {
  try {
    schema.validateSync(input, { abortEarly: false, strict: true });
    return '';
  } catch (error) {
    return (error as { errors: string[] }).errors.join('; ');
  }
}

test('one report is taken, and a hundred are', () => {
  expect(complain(syncSchema, { reports: [report] })).toBe('');
  expect(complain(syncSchema, { reports: Array.from({ length: MAX_REPORTS }, () => report) })).toBe('');
});

test('none, too many, or what is no list is refused by name', () => {
  expect(complain(syncSchema, { reports: [] })).toContain('reports must have 1 to 100');
  expect(complain(syncSchema, { reports: Array.from({ length: MAX_REPORTS + 1 }, () => null) })).toContain('reports');
  for (const reports of [undefined, null, 'x', { 0: report }])
    expect(complain(syncSchema, { reports })).toContain('reports');
  expect(complain(syncSchema, { reports: [report], userId: 7 })).toContain('userId');
});

test.each([
  ['lessonId', 'x'],
  ['lessonId', undefined],
  ['position', -1],
  ['watched', [[2, 1]]],
  ['sessionId', 'x'],
  ['sentAt', 'yesterday'],
  ['ticket', 7],
  ['ticket', 'x'.repeat(301)],
  ['userId', 7],
])('a report whose %s is %j is refused by its place and name', (field, value) => {
  const said = complain(syncSchema, { reports: [report, { ...report, [field]: value }] });
  expect(said).toContain('reports[1]');
  expect(said).toContain(field);
});

test('a mark is true or false and nothing else', () => {
  expect(complain(markSchema, { done: true })).toBe('');
  for (const done of [undefined, null, 'true', 1]) expect(complain(markSchema, { done })).toContain('done');
  expect(complain(markSchema, { done: true, userId: 7 })).toContain('userId');
});
