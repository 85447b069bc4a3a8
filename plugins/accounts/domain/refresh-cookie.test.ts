import { expect, test } from 'vitest';
import { describeRefreshCookie } from './refresh-cookie.ts';

const MONTH = 30 * 24 * 60 * 60;

test('the cookie lives as long as the session, in milliseconds', () => {
  expect(describeRefreshCookie({ sessions: { maxRefreshTokenLifespan: MONTH } }).options.maxAge).toBe(MONTH * 1_000);
});

test('without settings it is secure, lax, and sent to the session routes only', () => {
  const { name, options } = describeRefreshCookie({ sessions: { maxRefreshTokenLifespan: MONTH } });
  expect(name).toBe('school_refresh');
  expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/api/auth' });
});

test('settings name and place it, but cannot show it to scripts', () => {
  const sessions = {
    maxRefreshTokenLifespan: MONTH,
    httpOnly: false,
    cookie: { name: 'mine', secure: false, httpOnly: false },
  };
  const { name, options } = describeRefreshCookie({ sessions });
  expect(name).toBe('mine');
  expect(options).toMatchObject({ httpOnly: true, secure: false });
});
