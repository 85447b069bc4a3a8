import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from 'yup';
import {
  changePasswordSchema,
  forgotPasswordSchema,
  loginSchema,
  logoutSchema,
  profileSchema,
  registerSchema,
  resetPasswordSchema,
} from './index.ts';

const PERSON = {
  email: 'ana@example.com',
  password: 'Correct-horse-1',
  firstName: 'Ana',
  lastName: 'Pérez-Núñez',
  phone: '+34600111222',
};

function complaints(schema: Schema, input: unknown): string[] {
  try {
    schema.validateSync(input, { abortEarly: false, strict: true });
    return [];
  } catch (error) {
    return (error as { errors: string[] }).errors;
  }
}

test('a whole person may register, and one without a phone', () => {
  const { phone: _phone, ...withoutPhone } = PERSON;
  expect(complaints(registerSchema, PERSON)).toEqual([]);
  expect(complaints(registerSchema, withoutPhone)).toEqual([]);
});

test.each(['role', 'confirmed', 'blocked', 'provider', 'username', 'id', 'resetPasswordToken', 'constructor'])(
  'registering cannot set %s',
  (key) => {
    expect(complaints(registerSchema, { ...PERSON, [key]: 1 })).toEqual([`unknown field: ${key}`]);
  }
);

test.each([
  ['email', 'ana'],
  ['email', 'ana@example'],
  ['email', 'ana@example.com\nBcc: all@example.com'],
  ['email', `${'a'.repeat(65)}@example.com`],
  ['email', `ana@${'a.'.repeat(130)}com`],
  ['password', 'short-1'],
  ['password', 'allletters'],
  ['password', '12345678'],
  ['password', `a1${'x'.repeat(71)}`],
  ['password', `a1${'é'.repeat(36)}`],
  ['firstName', ''],
  ['firstName', '   '],
  ['firstName', 'x'.repeat(81)],
  ['lastName', 'a\u0000b'],
  ['lastName', '\u202Emoc.live'],
  ['phone', ''],
  ['phone', '600111222'],
  ['phone', '+0123456789'],
  ['phone', '+3460011122233344'],
  ['phone', null],
] as const)('%s may not be %j', (field, value) => {
  expect(complaints(registerSchema, { ...PERSON, [field]: value })).not.toEqual([]);
});

test('a password of exactly 72 bytes is taken whole', () => {
  expect(complaints(registerSchema, { ...PERSON, password: `a1${'x'.repeat(70)}` })).toEqual([]);
});

test('whatever is sent, a schema answers with words and never breaks', () => {
  const schemas: Schema[] = [
    registerSchema,
    loginSchema,
    profileSchema,
    forgotPasswordSchema,
    resetPasswordSchema,
    changePasswordSchema,
    logoutSchema,
  ];
  const keys = fc.constantFrom(
    'email',
    'password',
    'firstName',
    'lastName',
    'phone',
    'identifier',
    'code',
    'passwordConfirmation',
    'currentPassword',
    'scope',
    'other'
  );
  const body = fc.oneof(fc.anything(), fc.dictionary(keys, fc.oneof(fc.string(), fc.anything())));
  fc.assert(
    fc.property(body, (input) => {
      for (const schema of schemas)
        for (const complaint of complaints(schema, input)) expect(typeof complaint).toBe('string');
    })
  );
});

test('a name a megabyte long is refused at once', () => {
  const started = performance.now();
  expect(
    complaints(registerSchema, {
      ...PERSON,
      email: `${'a.'.repeat(500_000)}@example.com`,
      firstName: 'x'.repeat(1_000_000),
    })
  ).not.toEqual([]);
  expect(performance.now() - started).toBeLessThan(500);
});

test('a new password is asked for twice', () => {
  expect(
    complaints(resetPasswordSchema, {
      code: 'abc',
      password: 'Correct-horse-1',
      passwordConfirmation: 'Correct-horse-2',
    })
  ).toEqual(['The two passwords differ']);
  expect(
    complaints(changePasswordSchema, {
      currentPassword: 'x',
      password: 'Correct-horse-1',
      passwordConfirmation: 'Correct-horse-1',
    })
  ).toEqual([]);
});

test('a password that is given is not judged', () => {
  expect(complaints(loginSchema, { identifier: 'ana@example.com', password: 'x' })).toEqual([]);
});
