import { expect, test } from 'vitest';
import { createOwner } from './owner.ts';

const tokenOf = (userId: string) => `h.${Buffer.from(JSON.stringify({ userId })).toString('base64url')}.s`;

test('reports of one learner are never sent as another, but wait through a sign-out', () => {
  const owner = createOwner();
  expect(owner.accepts(tokenOf('1'))).toBe(true);
  expect(owner.accepts(null)).toBe(true);
  expect(owner.accepts(tokenOf('2'))).toBe(false);
  expect(owner.accepts(tokenOf('1'))).toBe(true);
});
