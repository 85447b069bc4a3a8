import { expect, test } from 'vitest';
import { createShortMemory } from './short-memory.ts';

const counting = () => {
  let count = 0;
  return async () => (count += 1);
};

test('an answer is remembered for its seconds, and no longer', async () => {
  const memory = createShortMemory<number>({ seconds: 5, limit: 10 });
  const find = counting();
  expect(await memory.recall('a', find, 0)).toBe(1);
  expect(await memory.recall('a', find, 4_999)).toBe(1);
  expect(await memory.recall('a', find, 5_000)).toBe(2);
});

test('what is dropped is asked for anew, also while its answer is under way', async () => {
  const memory = createShortMemory<number>({ seconds: 5, limit: 10 });
  const find = counting();
  const early = memory.recall('a', find, 0);
  memory.drop('a');
  expect(await memory.recall('a', find, 0)).toBe(2);
  expect(await early).toBe(1);
  memory.clear();
  expect(await memory.recall('a', find, 0)).toBe(3);
});

test('a failure is told to whoever waits and forgotten', async () => {
  const memory = createShortMemory<number>({ seconds: 5, limit: 10 });
  const fail = () => Promise.reject(new Error('no'));
  await expect(memory.recall('a', fail, 0)).rejects.toThrow('no');
  expect(await memory.recall('a', counting(), 1)).toBe(1);
});

test('it holds no more than it may, and the oldest goes first', async () => {
  const memory = createShortMemory<string>({ seconds: 5, limit: 2 });
  for (const key of ['a', 'b', 'c']) await memory.recall(key, async () => key, 0);
  expect(await memory.recall('c', async () => 'again', 1)).toBe('c');
  expect(await memory.recall('a', async () => 'again', 1)).toBe('again');
});
