import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStale, readExpiry, readLearner } from './access-token.ts';

const tokenWith = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

test('the end of a token is read from its claims', () => {
  expect(readExpiry(tokenWith({ exp: 100, name: 'Zoë?>~' }))).toBe(100_000);
});

test('whatever is not a token has no end and never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => readExpiry(text) === null || typeof readExpiry(text) === 'number'));
  expect(readExpiry(tokenWith({ exp: 'soon' }))).toBeNull();
});

test('a token is stale shortly before it ends', () => {
  const token = tokenWith({ exp: 1000 });
  expect(isStale({ token, now: 900_000 })).toBe(false);
  expect(isStale({ token, now: 990_000 })).toBe(true);
});

test('whose token it is is read from its claims, and of nonsense nobody', () => {
  expect(readLearner(tokenWith({ userId: '17' }))).toBe('17');
  for (const claims of [{}, { userId: 17 }, { userId: '' }, null]) expect(readLearner(tokenWith(claims))).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readLearner(text) === null || typeof readLearner(text) === 'string'));
});
