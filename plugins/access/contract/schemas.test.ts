import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from 'yup';
import {
  fileParamsSchema,
  grantListQuerySchema,
  grantParamsSchema,
  grantSchema,
  learnerQuerySchema,
  lessonParamsSchema,
  noQuerySchema,
  revokeSchema,
} from './index.ts';

const ID = 'abcdefghijklmnopqrstuv12';

function complaints(schema: Schema, input: unknown): string[] {
  try {
    schema.validateSync(input, { abortEarly: false, strict: true });
    return [];
  } catch (error) {
    return (error as { errors: string[] }).errors;
  }
}

test('a lesson is named by its document id and by nothing else', () => {
  expect(complaints(lessonParamsSchema, { lessonId: ID })).toEqual([]);
  for (const lessonId of ['', '1', ID.toUpperCase(), `${ID}x`, `${ID}\n`, null, 7, [ID]]) {
    const said = complaints(lessonParamsSchema, { lessonId });
    expect(said.length).toBeGreaterThan(0);
    for (const complaint of said) expect(complaint).toContain('lessonId');
  }
});

test('a membership and a course are granted with a reason', () => {
  expect(complaints(grantSchema, { userId: 1, scope: 'membership', reason: 'Won it' })).toEqual([]);
  expect(
    complaints(grantSchema, {
      userId: 1,
      scope: 'course',
      courseId: ID,
      reason: 'Paid\nby transfer',
      expiresAt: '2027-01-31T00:00:00Z',
    })
  ).toEqual([]);
  expect(complaints(grantSchema, { userId: 1, scope: 'membership', reason: 'x', expiresAt: null })).toEqual([]);
});

test.each([
  ['userId', '1'],
  ['userId', 0],
  ['userId', 1.5],
  ['userId', Number.NaN],
  ['userId', 3_000_000_000],
  ['scope', 'admin'],
  ['scope', null],
  ['courseId', undefined],
  ['courseId', 'x'],
  ['reason', ''],
  ['reason', '  '],
  ['reason', 'a\u0000b'],
  ['reason', 'x'.repeat(501)],
  ['expiresAt', 'tomorrow'],
  ['expiresAt', '2027-13-45T00:00:00Z'],
  ['expiresAt', 1],
  ['grantedBy', 1],
] as const)('a course grant whose %s is %j is refused by name', (field, value) => {
  const said = complaints(grantSchema, { userId: 1, scope: 'course', courseId: ID, reason: 'Paid', [field]: value });
  expect(said.join('; ')).toContain(field);
});

test('a membership is of no course', () => {
  expect(complaints(grantSchema, { userId: 1, scope: 'membership', courseId: ID, reason: 'x' })).toEqual([
    'courseId must not be set for a membership',
  ]);
});

test.each(['filters', 'populate', 'fields', 'sort', 'status', 'locale'])('a learner route takes no %s', (key) => {
  expect(complaints(noQuerySchema, { [key]: 'x' })).toEqual([`unknown field: ${key}`]);
});

test('whatever is sent, a schema answers with words and never breaks', () => {
  const schemas: Schema[] = [
    lessonParamsSchema,
    fileParamsSchema,
    grantSchema,
    revokeSchema,
    grantListQuerySchema,
    learnerQuerySchema,
    grantParamsSchema,
    noQuerySchema,
  ];
  const keys = fc.constantFrom(
    'lessonId',
    'userId',
    'scope',
    'courseId',
    'reason',
    'expiresAt',
    'search',
    'page',
    'grantId'
  );
  const body = fc.oneof(fc.anything(), fc.dictionary(keys, fc.oneof(fc.string(), fc.anything())));
  fc.assert(
    fc.property(body, (input) => {
      for (const schema of schemas)
        for (const complaint of complaints(schema, input)) expect(typeof complaint).toBe('string');
    })
  );
});
