import { expect, test } from 'vitest';
import { readGrantState } from './read-grant-state.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const BEFORE = new Date('2026-11-01T00:00:00Z');
const EARLIER = new Date('2026-10-01T00:00:00Z');
const LATER = new Date('2027-01-01T00:00:00Z');

test.each([
  ['given for good', null, null, 'active'],
  ['that still runs', LATER, null, 'active'],
  ['at its very end', NOW, null, 'expired'],
  ['that ran out', BEFORE, null, 'expired'],
  ['given for good and revoked', null, BEFORE, 'revoked'],
  ['revoked before its end', LATER, BEFORE, 'revoked'],
  ['revoked before an end now past', BEFORE, EARLIER, 'revoked'],
  ['that ran out and was closed then', BEFORE, BEFORE, 'expired'],
] as const)('a grant %s', (_, expiresAt, revokedAt, state) => {
  expect(readGrantState({ expiresAt, revokedAt, now: NOW })).toBe(state);
});
