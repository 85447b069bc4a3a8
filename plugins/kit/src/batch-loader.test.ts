import { expect, test } from 'vitest';
import { createBatchLoader } from './batch-loader.ts';

test('who asks at once is answered by one question, each key in it once', async () => {
  const asked: number[][] = [];
  const find = createBatchLoader<number, string>({
    maxKeys: 100,
    load: async (keys) => {
      asked.push(keys);
      return new Map(keys.filter((key) => key > 0).map((key) => [key, `value ${key}`]));
    },
  });
  expect(await Promise.all([find(1), find(2), find(1), find(-1)])).toEqual(['value 1', 'value 2', 'value 1', null]);
  expect(asked).toEqual([[1, 2, -1]]);
  await find(1);
  expect(asked).toHaveLength(2);
});

test('a question has a bound, and one that fails fails for those who asked it', async () => {
  const sizes: number[] = [];
  const find = createBatchLoader<number, number>({
    maxKeys: 2,
    load: async (keys) => {
      sizes.push(keys.length);
      if (keys.includes(3)) throw new Error('away');
      return new Map(keys.map((key) => [key, key]));
    },
  });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(find));
  expect(sizes).toEqual([2, 2, 1]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
});
