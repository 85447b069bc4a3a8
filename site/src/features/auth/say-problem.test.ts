import {
  changeEmailSchema,
  changePasswordSchema,
  deletionSchema,
  loginSchema,
  profileSchema,
  registerSchema,
  resetPasswordSchema,
} from '@diamond/accounts/contract/schemas';
import { expect, test } from 'vitest';
import { ValidationError } from 'yup';
import { texts as es } from '../../texts/es.ts';
import { sayProblem } from './say-problem.ts';

/** What people get wrong in forms. */
const TYPED = ['', '  ', 'a', 'longenough', '+34', '\u202Eabc', 'x'.repeat(300), 'é'.repeat(70)];

const SCHEMAS = {
  changeEmailSchema,
  changePasswordSchema,
  deletionSchema,
  loginSchema,
  profileSchema,
  registerSchema,
  resetPasswordSchema,
};

test.each(Object.entries(SCHEMAS))('whatever %s complains about is said in Spanish on a Spanish page', (_, schema) => {
  const spanish = new Set<string>(Object.values(es.auth.problems));
  for (const field of Object.keys(schema.fields).filter((name) => name !== 'language')) {
    for (const value of TYPED) {
      for (const { path, message } of problemsOf(() => schema.validateSync({ [field]: value }, { abortEarly: false })))
        if (path !== 'language') expect(spanish, message).toContain(sayProblem({ message, words: es.auth }));
    }
  }
});

test('what nobody foresaw is said as it came, as a sentence', () => {
  expect(sayProblem({ message: 'phone is odd', words: es.auth })).toBe('Phone is odd.');
});

function problemsOf(validate: () => unknown): readonly ValidationError[] {
  try {
    validate();
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.inner;
  }
}
