import { expect, test } from 'vitest';
import { ApiError, type ApiRequest } from '../../lib/api.ts';
import { createSession, type TabMessage } from './session.ts';

const tokenUntil = (exp: number, name = 'a') =>
  `h.${Buffer.from(JSON.stringify({ exp, name })).toString('base64url')}.s`;
const FRESH = tokenUntil(10_000);

function makeWorld({ mayExist = true, answer }: { mayExist?: boolean; answer: (request: ApiRequest) => unknown }) {
  const calls: ApiRequest[] = [];
  const told: TabMessage[] = [];
  let hint = mayExist;
  let hear: (message: TabMessage) => void = () => undefined;
  const session = createSession({
    call: async <T>(request: ApiRequest) => {
      calls.push(request);
      await Promise.resolve();
      return answer(request) as T;
    },
    hint: { read: () => hint, write: (value) => void (hint = value) },
    alone: (task) => task(),
    tabs: { tell: (message) => void told.push(message), listen: (heard) => void (hear = heard) },
    now: () => 0,
  });
  return {
    session,
    calls,
    told,
    hint: () => hint,
    forgetHint: () => void (hint = false),
    hear: (message: TabMessage) => hear(message),
  };
}

const refuse = (status: number) => {
  throw new ApiError({ status, code: `http-${status}`, message: 'no' });
};

test('a visitor who never signed in costs no request', async () => {
  const { session, calls } = makeWorld({ mayExist: false, answer: () => refuse(500) });
  await session.restore();
  expect(session.status()).toBe('visitor');
  expect(calls).toEqual([]);
});

test('a returning learner is known again by the cookie, and the other tabs hear it', async () => {
  const { session, calls, told } = makeWorld({ answer: () => ({ jwt: FRESH }) });
  await session.restore();
  expect(session.status()).toBe('learner');
  expect(calls).toMatchObject([{ path: '/api/auth/refresh', withCookie: true }]);
  expect(told).toEqual([{ kind: 'signed-in', token: FRESH }]);
});

test('a session that is over makes a visitor and is not asked for again', async () => {
  const { session, hint } = makeWorld({ answer: () => refuse(401) });
  await session.restore();
  expect(session.status()).toBe('visitor');
  expect(hint()).toBe(false);
});

test('a CMS that is down does not end the session', async () => {
  let isDown = true;
  const { session, hint } = makeWorld({ answer: () => (isDown ? refuse(0) : { jwt: FRESH }) });
  await session.restore();
  expect(session.status()).toBe('unreachable');
  expect(hint()).toBe(true);
  isDown = false;
  await session.request({ path: '/api/x' });
  expect(session.status()).toBe('learner');
});

test('many requests with an ended token renew it once', async () => {
  const { session, calls } = makeWorld({
    answer: ({ path }) => (path === '/api/auth/local' ? { jwt: tokenUntil(1) } : { jwt: FRESH }),
  });
  await session.signIn({ identifier: 'a', password: 'b' });
  await Promise.all([1, 2, 3].map(() => session.request({ path: '/api/x' })));
  expect(calls.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1);
  expect(calls.filter(({ path }) => path === '/api/x').map(({ token }) => token)).toEqual([FRESH, FRESH, FRESH]);
});

test('a refused token is renewed once and the request sent again', async () => {
  const old = tokenUntil(9_000, 'old');
  const { session, calls } = makeWorld({
    answer: ({ path, token }) => {
      if (path === '/api/auth/local') return { jwt: old };
      if (path === '/api/auth/refresh') return { jwt: FRESH };
      return token === FRESH ? 'yes' : refuse(401);
    },
  });
  await session.signIn({ identifier: 'a', password: 'b' });
  expect(await session.request({ path: '/api/x' })).toBe('yes');
  expect(calls.map(({ path }) => path)).toEqual(['/api/auth/local', '/api/x', '/api/auth/refresh', '/api/x']);
});

test('a refusal that a new token does not help is handed on', async () => {
  const { session, calls } = makeWorld({
    answer: ({ path }) => (path === '/api/x' ? refuse(401) : { jwt: FRESH }),
  });
  await session.restore();
  await expect(session.request({ path: '/api/x' })).rejects.toMatchObject({ status: 401 });
  expect(calls.filter(({ path }) => path === '/api/x')).toHaveLength(2);
});

test('signing out is done here even when the CMS does not answer, and every tab hears it', async () => {
  const { session, told, hint } = makeWorld({
    answer: ({ path }) => (path === '/api/auth/logout' ? refuse(0) : { jwt: FRESH }),
  });
  await session.restore();
  await expect(session.signOut()).rejects.toBeInstanceOf(ApiError);
  expect(session.status()).toBe('visitor');
  expect(hint()).toBe(false);
  expect(told.at(-1)).toEqual({ kind: 'signed-out', why: 'elsewhere' });
});

test('a tab follows what another tab did', async () => {
  const { session, hear } = makeWorld({ answer: () => ({ jwt: FRESH }) });
  await session.restore();
  hear({ kind: 'signed-out', why: 'elsewhere' });
  expect(session.status()).toBe('visitor');
  hear({ kind: 'signed-in', token: FRESH });
  expect(session.status()).toBe('learner');
  expect(await session.token()).toBe(FRESH);
});

test('a new password signs in here, and the other tabs hear it', async () => {
  const { session, calls, told, hint } = makeWorld({ mayExist: false, answer: () => ({ jwt: FRESH }) });
  const reset = { code: 'abc', password: 'Correct-horse-1', passwordConfirmation: 'Correct-horse-1' };
  await session.resetPassword(reset);
  expect(calls).toMatchObject([{ path: '/api/auth/reset-password', body: reset, withCookie: true }]);
  expect([session.status(), hint(), told]).toEqual(['learner', true, [{ kind: 'signed-in', token: FRESH }]]);
});

test('a code that is refused changes nothing', async () => {
  const { session } = makeWorld({ mayExist: false, answer: () => refuse(400) });
  await session.restore();
  const reset = { code: 'abc', password: 'Correct-horse-1', passwordConfirmation: 'Correct-horse-1' };
  await expect(session.resetPassword(reset)).rejects.toMatchObject({ status: 400 });
  expect(session.status()).toBe('visitor');
});

test('a learner stays one while nobody can renew the token, and is served when somebody can', async () => {
  let isDown = false;
  const { session, calls, hint, told } = makeWorld({
    answer: ({ path }) => {
      if (path === '/api/auth/local') return { jwt: tokenUntil(1) };
      if (isDown) return refuse(0);
      return path === '/api/auth/refresh' ? { jwt: FRESH } : 'yes';
    },
  });
  await session.signIn({ identifier: 'a', password: 'b' });
  isDown = true;
  await expect(session.request({ path: '/api/x' })).rejects.toMatchObject({ code: 'http-0' });
  await expect(session.token()).rejects.toBeInstanceOf(ApiError);
  expect([session.status(), hint()]).toEqual(['learner', true]);
  // Nothing was asked as a visitor, which would have been refused in words that are not true.
  expect(calls.filter(({ path }) => path === '/api/x')).toEqual([]);
  expect(told.filter(({ kind }) => kind === 'signed-out')).toEqual([]);
  isDown = false;
  expect(await session.request({ path: '/api/x' })).toBe('yes');
});

test('who is signed in is known by name, and a change of it is told', async () => {
  const named = (userId: string) => `h.${Buffer.from(JSON.stringify({ exp: 10_000, userId })).toString('base64url')}.s`;
  const { session, hear } = makeWorld({ answer: () => ({ jwt: named('7') }) });
  const seen: (string | null)[] = [];
  session.subscribe(() => seen.push(session.learnerId()));
  await session.restore();
  hear({ kind: 'signed-in', token: named('8') });
  hear({ kind: 'signed-out', why: 'elsewhere' });
  expect(seen.slice(-3)).toEqual(['7', '8', null]);
});

test('a learner who is signed out elsewhere is told why, and a visitor is told nothing', async () => {
  const { session, hear } = makeWorld({ answer: () => ({ jwt: FRESH }) });
  hear({ kind: 'signed-out', why: 'over' });
  expect(session.departure()).toBeNull();
  await session.restore();
  hear({ kind: 'signed-out', why: 'elsewhere' });
  expect(session.departure()).toBe('elsewhere');
  let told = 0;
  session.subscribe(() => (told += 1));
  session.dismiss();
  expect([session.departure(), session.status(), told]).toEqual([null, 'visitor', 1]);
});

test('a tab that comes back into sight notices that it was signed out, and asks nothing as a visitor', async () => {
  let isOver = false;
  const { session, calls, hint } = makeWorld({ answer: () => (isOver ? refuse(401) : { jwt: FRESH }) });
  await session.restore();
  await session.look();
  expect(session.status()).toBe('learner');
  isOver = true;
  await session.look();
  expect([session.status(), session.departure(), hint()]).toEqual(['visitor', 'over', false]);
  const asked = calls.length;
  await session.look();
  expect(calls).toHaveLength(asked);
});

test('a tab that missed the word of another knows it by the hint they share', async () => {
  const { session, forgetHint } = makeWorld({ answer: () => ({ jwt: FRESH }) });
  await session.restore();
  forgetHint();
  await session.look();
  expect([session.status(), session.departure()]).toEqual(['visitor', 'elsewhere']);
});

test('a tab that comes back while the CMS is away stays signed in', async () => {
  let isDown = false;
  const { session } = makeWorld({ answer: () => (isDown ? refuse(0) : { jwt: FRESH }) });
  await session.restore();
  isDown = true;
  await session.look();
  expect([session.status(), session.departure()]).toEqual(['learner', null]);
});

test('signing out everywhere says so to the CMS, with the token of the session', async () => {
  const { session, calls } = makeWorld({ answer: () => ({ jwt: FRESH }) });
  await session.restore();
  await session.signOut({ everywhere: true });
  expect(calls.at(-1)).toMatchObject({ path: '/api/auth/logout', body: { scope: 'all' }, token: FRESH });
  expect(session.departure()).toBeNull();
});

test('a changed password goes on with the session that comes with it; a wrong one changes nothing', async () => {
  let isWrong = true;
  const next = tokenUntil(20_000, 'next');
  const { session, calls } = makeWorld({
    answer: ({ path }) =>
      path === '/api/auth/change-password' ? (isWrong ? refuse(400) : { jwt: next }) : { jwt: FRESH },
  });
  await session.restore();
  const change = { currentPassword: 'a', password: 'Correct-horse-1', passwordConfirmation: 'Correct-horse-1' };
  await expect(session.changePassword(change)).rejects.toMatchObject({ status: 400 });
  expect(await session.token()).toBe(FRESH);
  isWrong = false;
  await session.changePassword(change);
  expect(calls.at(-1)).toMatchObject({ token: FRESH, withCookie: true, body: change });
  expect(await session.token()).toBe(next);
});

test('a deleted account ends the session in every tab, and a refused deletion in none', async () => {
  let isWrong = true;
  const { session, told, hint } = makeWorld({
    answer: ({ path }) => (path === '/api/accounts/deletion' && isWrong ? refuse(400) : { jwt: FRESH }),
  });
  await session.restore();
  await expect(session.deleteAccount({ password: 'no' })).rejects.toMatchObject({ status: 400 });
  expect([session.status(), hint()]).toEqual(['learner', true]);
  isWrong = false;
  await session.deleteAccount({ password: 'yes' });
  expect([session.status(), session.departure(), hint()]).toEqual(['visitor', 'deleted', false]);
  expect(told.at(-1)).toEqual({ kind: 'signed-out', why: 'deleted' });
});
