import { expect, test } from 'vitest';
import { readRule } from './read-rule.ts';

test('a film is done at 90 percent unless the lesson says otherwise', () => {
  expect(readRule({ doneRule: null, donePercent: null, hasFilm: true })).toEqual({ kind: 'percent', percent: 90 });
  expect(readRule({ doneRule: 'percent', donePercent: 75, hasFilm: true })).toEqual({ kind: 'percent', percent: 75 });
});

test('a lesson without a film is read, also when it asks for percents', () => {
  for (const doneRule of [null, 'percent', 'read'])
    expect(readRule({ doneRule, donePercent: 90, hasFilm: false })).toEqual({ kind: 'read' });
});

test('a lesson done by hand or by reading is so with or without a film', () => {
  for (const hasFilm of [true, false]) {
    expect(readRule({ doneRule: 'manual', donePercent: 90, hasFilm })).toEqual({ kind: 'manual' });
    expect(readRule({ doneRule: 'read', donePercent: 90, hasFilm })).toEqual({ kind: 'read' });
  }
});
