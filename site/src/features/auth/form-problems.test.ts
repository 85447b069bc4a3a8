import { expect, test } from 'vitest';
import { ApiError } from '../../lib/api.ts';
import { texts } from '../../texts/en.ts';
import { toFormProblems as find } from './form-problems.ts';

const toFormProblems = (problem: Omit<Parameters<typeof find>[0], 'words'>) => find({ ...problem, words: texts.auth });

const refused = ({
  status = 400,
  code = 'invalid',
  message = 'no',
  fields = [] as { path: string; message: string }[],
}) => new ApiError({ status, code, message, fields });

test('a problem of a field is shown at the field', () => {
  const error = refused({ fields: [{ path: 'phone', message: 'phone is short' }] });
  expect(toFormProblems({ error, fields: ['phone'] })).toEqual({
    form: null,
    fields: [{ name: 'phone', message: 'Phone is short.' }],
  });
});

test('a wrong password does not say which half was wrong', () => {
  expect(
    toFormProblems({ error: refused({ status: 401, code: 'wrong-credentials' }), fields: ['identifier'] }).form
  ).toBe(texts.auth.wrong);
});

test('a link from a mail that is no longer good says so', () => {
  const error = refused({ code: 'wrong-code' });
  expect(toFormProblems({ error, fields: ['code', 'password'] })).toEqual({ form: texts.auth.wrongCode, fields: [] });
});

test('an address in use points to signing in', () => {
  expect(toFormProblems({ error: refused({ code: 'email-taken' }), fields: ['email'] }).fields[0]?.name).toBe('email');
});

test('a problem of a field the form does not have is shown above it', () => {
  expect(
    toFormProblems({
      error: refused({ message: 'unknown field: x', fields: [{ path: '', message: 'unknown field: x' }] }),
      fields: ['email'],
    }).form
  ).toBe('Unknown field: x.');
});

test('a CMS that is down, too many tries and a bug each have words of their own', () => {
  const say = (error: unknown) => toFormProblems({ error, fields: [] }).form;
  expect(say(refused({ status: 0, code: 'unreachable' }))).toBe(texts.auth.unreachable);
  expect(say(refused({ status: 429, code: 'http-429' }))).toBe(texts.auth.busy);
  expect(say(new Error('bug'))).toBe(texts.auth.unknown);
});
