import { expect, test } from 'vitest';
import type { RestrictionRecord } from '../records.ts';
import { isAdmitted } from './restriction.ts';

const restriction = (referrer: Partial<RestrictionRecord['referrer']>, userAgent = {}): RestrictionRecord => ({
  id: 'r',
  createdAt: 0,
  updatedAt: 0,
  referrer: { allowed_domains: [], allow_no_referrer: false, ...referrer },
  user_agent: { allow_no_user_agent: true, allow_high_risk_user_agent: true, ...userAgent },
});

test.each([
  [['school.example'], 'https://school.example/lesson', true],
  [['school.example'], 'https://www.school.example/', false],
  [['*.school.example'], 'https://www.school.example/', true],
  [['*.school.example'], 'https://evilschool.example/', false],
  [['*'], 'https://anything.example/', true],
  [[], 'https://school.example/', false],
])('pages %j and a film shown at %s: %s', (allowed, referer, expected) => {
  expect(isAdmitted({ restriction: restriction({ allowed_domains: allowed }), headers: { referer } })).toBe(expected);
});

test('a request that names no page passes only where that is allowed', () => {
  expect(isAdmitted({ restriction: restriction({ allowed_domains: ['*'] }), headers: {} })).toBe(false);
  expect(isAdmitted({ restriction: restriction({ allow_no_referrer: true }), headers: {} })).toBe(true);
});

test('programs that fetch films may be kept out', () => {
  const strict = restriction(
    { allow_no_referrer: true },
    { allow_no_user_agent: false, allow_high_risk_user_agent: false }
  );
  expect(isAdmitted({ restriction: strict, headers: {} })).toBe(false);
  expect(isAdmitted({ restriction: strict, headers: { 'user-agent': 'yt-dlp/2026.1' } })).toBe(false);
  expect(isAdmitted({ restriction: strict, headers: { 'user-agent': 'Mozilla/5.0' } })).toBe(true);
});
