import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueMailCode, readMailCode } from './mail-code.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test('a code is good for an hour and no longer', () => {
  const { code, stored } = issueMailCode({ now: NOW });
  expect(readMailCode({ code, now: NOW })).toBe(stored);
  expect(readMailCode({ code, now: after(59) })).toBe(stored);
  expect(readMailCode({ code, now: after(60) })).toBeNull();
});

test('a code may be given another life', () => {
  const { code, stored } = issueMailCode({ now: NOW, life: 2 * 60 * 60_000 });
  expect(readMailCode({ code, now: after(119) })).toBe(stored);
  expect(readMailCode({ code, now: after(120) })).toBeNull();
});

test('what is stored does not let anyone in', () => {
  const { code, stored } = issueMailCode({ now: NOW });
  expect(stored).not.toContain(code.split('.')[1]);
  expect(readMailCode({ code: stored, now: NOW })).not.toBe(stored);
});

test('a code given a later end matches nothing', () => {
  const { code, stored } = issueMailCode({ now: NOW });
  const later = issueMailCode({ now: after(600) }).code.split('.')[0];
  expect(readMailCode({ code: `${later}.${code.split('.')[1]}`, now: after(90) })).not.toBe(stored);
});

test('two codes are never alike, and they fit a link', () => {
  const codes = new Set(Array.from({ length: 100 }, () => issueMailCode({ now: NOW }).code));
  expect(codes.size).toBe(100);
  for (const code of codes) expect(encodeURIComponent(code)).toBe(code);
});

test('anything else is no code', () => {
  fc.assert(
    fc.property(fc.string(), (code) => {
      expect(readMailCode({ code, now: NOW })).toBeNull();
    })
  );
});
