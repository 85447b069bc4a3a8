import { expect, test } from 'vitest';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };

test('every text exists in every language', () => {
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
});

test('a text takes the same values in every language', () => {
  const valuesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [id, text] of Object.entries(en)) expect(valuesOf(es[id as keyof typeof es]), id).toEqual(valuesOf(text));
});
