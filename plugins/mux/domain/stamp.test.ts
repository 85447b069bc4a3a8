import { expect, test } from 'vitest';
import { isNewer, stampAnswer } from './stamp.ts';

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

test('an answer is stamped by the clock of Mux, and within its second by ours', () => {
  const at = (now: number, date: number | null) => stampAnswer({ date, now, count: 1 }).at;
  expect(at(5_400, 5_000)).toBe(5_400);
  expect(at(9_400, 5_000)).toBe(5_999);
  expect(at(1_400, 5_000)).toBe(5_000);
  expect(at(1_400, null)).toBe(1_400);
});

test('of two answers in one instant the later one is newer', () => {
  const [a, b] = [9, 10].map((count) => stampAnswer({ date: 5_000, now: 5_400, count }));
  expect(a && b && isNewer({ a: b, b: a })).toBe(true);
});
