import { expect, test } from 'vitest';
import { isNewer } from './stamp.ts';

test('the later claim is newer, whatever the ids say', () => {
  expect(isNewer({ a: { at: 2, id: 'a' }, b: { at: 1, id: 'z' } })).toBe(true);
  expect(isNewer({ a: { at: 1, id: 'z' }, b: { at: 2, id: 'a' } })).toBe(false);
});

test('of two claims of the same instant exactly one is newer', () => {
  expect(isNewer({ a: { at: 1, id: 'b' }, b: { at: 1, id: 'a' } })).toBe(true);
  expect(isNewer({ a: { at: 1, id: 'a' }, b: { at: 1, id: 'b' } })).toBe(false);
});

test('a claim is not newer than itself', () => {
  expect(isNewer({ a: { at: 1, id: 'a' }, b: { at: 1, id: 'a' } })).toBe(false);
});
