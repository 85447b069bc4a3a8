import { expect, test } from 'vitest';
import { compareByPosition } from './order.ts';

test('lower positions come first, a missing one counts as zero', () => {
  const sorted = [{ position: 2 }, { position: 1 }, { position: null }].sort(compareByPosition);
  expect(sorted.map(({ position }) => position)).toEqual([null, 1, 2]);
});

test('a shared position is settled by id, whatever the input order', () => {
  const entries = [
    { position: 1, documentId: 'b' },
    { position: 1, documentId: 'a' },
  ];
  expect([...entries].sort(compareByPosition)).toEqual([...entries].reverse().sort(compareByPosition));
});
