import { errors } from '@strapi/utils';
import { expect, test } from 'vitest';
import { number, object, string } from 'yup';
import { parse } from './parse.ts';

const schema = object({ name: string().required(), seconds: number().min(0).required() }).noUnknown();

function failureOf(input: unknown): InstanceType<typeof errors.ValidationError> {
  try {
    parse(schema, input);
  } catch (error) {
    if (error instanceof errors.ValidationError) return error;
    throw error;
  }
  throw new Error('It was accepted');
}

test('what fits comes back as it is', () => {
  expect(parse(schema, { name: 'a', seconds: 1 })).toEqual({ name: 'a', seconds: 1 });
});

test('every field that does not fit is named with its rule, and nothing is coerced', () => {
  const failure = failureOf({ name: 5, seconds: '1' });
  expect(failure.message).toContain('name');
  expect(failure.message).toContain('seconds');
  expect(failure.details).toMatchObject({ code: 'invalid', errors: [{ path: 'name' }, { path: 'seconds' }] });
});

test('a message written for a form is given the name of its field', () => {
  const form = object({ phone: string().matches(/^\+/, 'Start with a plus') });
  expect(() => parse(form, { phone: '12' })).toThrow('phone: Start with a plus');
});

test('an unknown key is named', () => {
  expect(failureOf({ name: 'a', seconds: 1, isAdmin: true }).message).toContain('isAdmin');
});

test('a megabyte of nonsense does not come back as a megabyte of message', () => {
  expect(JSON.stringify(failureOf({ name: 'a', seconds: 'x'.repeat(1_000_000) })).length).toBeLessThan(5_000);
});
