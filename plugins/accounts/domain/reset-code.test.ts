import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueResetCode, readResetCode } from './reset-code.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test('a code is good for an hour and no longer', () => {
  const { code, stored } = issueResetCode({ now: NOW });
  expect(readResetCode({ code, now: NOW })).toBe(stored);
  expect(readResetCode({ code, now: after(59) })).toBe(stored);
  expect(readResetCode({ code, now: after(60) })).toBeNull();
});

test('what is stored does not let anyone in', () => {
  const { code, stored } = issueResetCode({ now: NOW });
  expect(stored).not.toContain(code.split('.')[1]);
  expect(readResetCode({ code: stored, now: NOW })).not.toBe(stored);
});

test('a code given a later end matches nothing', () => {
  const { code, stored } = issueResetCode({ now: NOW });
  const later = issueResetCode({ now: after(600) }).code.split('.')[0];
  expect(readResetCode({ code: `${later}.${code.split('.')[1]}`, now: after(90) })).not.toBe(stored);
});

test('two codes are never alike, and they fit a link', () => {
  const codes = new Set(Array.from({ length: 100 }, () => issueResetCode({ now: NOW }).code));
  expect(codes.size).toBe(100);
  for (const code of codes) expect(encodeURIComponent(code)).toBe(code);
});

test('anything else is no code', () => {
  fc.assert(
    fc.property(fc.string(), (code) => {
      expect(readResetCode({ code, now: NOW })).toBeNull();
    })
  );
});
