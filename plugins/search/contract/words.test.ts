import { expect, test } from 'vitest';
import { foldText, splitWords } from './words.ts';

test('a question is its words, each once, without anything a query language could read', () => {
  expect(splitWords("  Piano & piano:* | (rock'n'roll) <-> C++ ")).toEqual(['piano', 'rock', 'n', 'roll', 'c']);
  expect(splitWords('¿Qué ES la música?')).toEqual(['qué', 'es', 'la', 'música']);
  expect(splitWords('!!! "" \\ %_')).toEqual([]);
});

test('however long a question is, its words are few and short', () => {
  expect(splitWords(Array.from({ length: 50 }, (_, n) => `w${n}`).join(' '))).toHaveLength(8);
  expect(splitWords('x'.repeat(100))).toEqual(['x'.repeat(40)]);
});

test('accents do not tell words apart', () => {
  expect(foldText('Señal ÀÉÎÕÜ')).toBe('senal aeiou');
});
