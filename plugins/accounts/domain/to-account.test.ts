import { expect, test } from 'vitest';
import { toAccount } from './to-account.ts';

test('of a user row only six keys leave, whatever else it holds', () => {
  const row = {
    id: 7,
    email: 'ana@example.com',
    firstName: 'Ana',
    phone: null,
    password: 'hash',
    resetPasswordToken: 'code',
    role: { id: 1 },
    blocked: false,
  };
  expect(toAccount(row)).toEqual({
    id: 7,
    email: 'ana@example.com',
    firstName: 'Ana',
    lastName: null,
    phone: null,
    language: null,
  });
});
