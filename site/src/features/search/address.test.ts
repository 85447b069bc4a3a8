import { expect, test } from 'vitest';
import { readAddress, toQuery } from './address.ts';

test('a question is the same after a way through an address', () => {
  for (const question of [
    { text: 'a & b?#', kind: null },
    { text: 'música', kind: 'transcript' as const },
    { text: '', kind: null },
  ])
    expect(readAddress(toQuery(question))).toEqual(question);
  expect(toQuery({ text: '', kind: null })).toBe('');
});

test('an address that asks for what there is not asks for less', () => {
  expect(readAddress(`?q=${'x'.repeat(500)}&kind=users`)).toEqual({ text: 'x'.repeat(100), kind: null });
  expect(readAddress('?kind=__proto__')).toEqual({ text: '', kind: null });
});
