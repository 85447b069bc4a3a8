import { expect, test } from 'vitest';
import { readChoice, readNumber } from './modifiers.ts';

const read = (text: string) => readNumber({ modifiers: { time: text }, name: 'time', least: 0, most: 60 });

test('numbers in range are read, others are refused by name', () => {
  expect(read('12.5')).toBe(12.5);
  expect(readNumber({ modifiers: {}, name: 'time', least: 0, most: 60 })).toBeUndefined();
  for (const bad of ['', '-1', '61', 'NaN', '1e3', 'Infinity', '0x10', ' 1', '1;rm'])
    expect(() => read(bad), bad).toThrow('time');
});

test('a whole number must be whole', () => {
  expect(() => readNumber({ modifiers: { width: '1.5' }, name: 'width', least: 1, most: 100, isWhole: true })).toThrow(
    'whole'
  );
});

test('a choice is one of the words', () => {
  const choose = (modifiers: Record<string, string>) =>
    readChoice({ modifiers, name: 'format', choices: ['jpg', 'webp'], fallback: 'jpg' });
  expect(choose({})).toBe('jpg');
  expect(choose({ format: 'webp' })).toBe('webp');
  expect(() => choose({ format: 'bmp' })).toThrow('format');
});
