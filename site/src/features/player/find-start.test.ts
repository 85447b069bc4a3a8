import { expect, test } from 'vitest';
import { findStart } from './find-start.ts';

test('a film goes on where it was left', () => {
  expect(findStart({ position: 31.5, duration: 60 })).toBe(31.5);
});

test('a film left at its end, or nowhere, starts over', () => {
  expect(findStart({ position: 56, duration: 60 })).toBe(0);
  expect(findStart({ position: Number.NaN, duration: 60 })).toBe(0);
  expect(findStart({ position: -1, duration: 60 })).toBe(0);
});
