import { expect, test } from 'vitest';
import { buildQuery } from './build-query.ts';

test('every word must be there, and the last may be half typed', () => {
  expect(buildQuery({ question: 'Grand pian' })).toEqual({ terms: "'grand' & 'pian':*", words: ['grand', 'pian'] });
  expect(buildQuery({ question: 'grand piano ' })?.terms).toBe("'grand' & 'piano'");
  expect(buildQuery({ question: 'is it' })?.terms).toBe("'is' & 'it'");
});

test('what a query language could read is not in it', () => {
  expect(buildQuery({ question: "a'b | !c & (d:*)" })?.terms).toBe("'a' & 'b' & 'c' & 'd'");
  expect(buildQuery({ question: "\\'; drop" })?.terms).toBe("'drop':*");
  expect(buildQuery({ question: '?!' })).toBeNull();
});
