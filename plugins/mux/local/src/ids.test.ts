import { expect, test } from 'vitest';
import { isId, makeId } from './ids.ts';

test('ids are long, plain and never the same', () => {
  const ids = Array.from({ length: 1000 }, () => makeId());
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{44}$/);
});

test('nothing that could walk a path passes for an id', () => {
  expect(isId(makeId())).toBe(true);
  for (const bad of [
    '',
    '.',
    '..',
    'short',
    '../../etc/passwd',
    'a/b',
    'abcdefghijkl.ts',
    'abcdefghij%2e',
    'x'.repeat(101),
    'abcdefghijk\n',
  ]) {
    expect(isId(bad), bad).toBe(false);
  }
});
