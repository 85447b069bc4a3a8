import type { Refusal } from '../refuse.ts';
import { expect, test, vi } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

const double = (items: readonly number[]) => items.map((item) => item * 2);
const busy = (answers: PromiseSettledResult<unknown>[]) =>
  answers.filter((answer) => answer.status === 'rejected' && (answer.reason as Refusal).details?.code === 'busy')
    .length;

test('who comes at once shares one commit, and each gets its own result', async () => {
  const sizes: number[] = [];
  const commits = createGroupCommit({
    commit: async (items: readonly number[]) => {
      sizes.push(items.length);
      return double(items);
    },
  });
  expect(await Promise.all([1, 2, 3].map(commits.add))).toEqual([2, 4, 6]);
  expect(sizes).toEqual([3]);
});

test('at most two commits are under way; what comes meanwhile shares the next', async () => {
  const sizes: number[] = [];
  const open: (() => void)[] = [];
  const commits = createGroupCommit({
    commit: async (items: readonly number[]) => {
      sizes.push(items.length);
      await new Promise<void>((done) => open.push(done));
      return double(items);
    },
  });
  const all: Promise<number>[] = [];
  for (const [turn, count] of [1, 1, 3].entries()) {
    for (let n = 0; n < count; n += 1) all.push(commits.add(turn));
    await vi.waitFor(() => expect(open.length).toBe(Math.min(2, turn + 1)));
  }
  expect(sizes).toEqual([1, 1]);
  open.shift()?.();
  await vi.waitFor(() => expect(sizes).toEqual([1, 1, 3]));
  for (const done of open) done();
  await Promise.all(all);
});

test('items of one key never share a commit, and keep their order', async () => {
  const groups: string[][] = [];
  const commits = createGroupCommit({
    commit: async (items: readonly string[]) => {
      groups.push([...items]);
      return items.map((item) => item.toUpperCase());
    },
    keyOf: (item) => item.charAt(0),
  });
  expect(await Promise.all(['a1', 'a2', 'b1', 'a3', 'b2'].map(commits.add))).toEqual(['A1', 'A2', 'B1', 'A3', 'B2']);
  expect(groups).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
});

test('an item that cannot be written fails alone', async () => {
  const commits = createGroupCommit({
    commit: async (items: readonly number[]) => {
      if (items.includes(3)) throw new Error('cannot');
      return double(items);
    },
  });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(commits.add));
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message))).toEqual([
    2,
    4,
    'cannot',
    8,
    10,
  ]);
});

test('with the database away all of a commit fail at once, asked for once', async () => {
  let asked = 0;
  const commits = createGroupCommit({
    commit: async (_items: readonly number[]): Promise<number[]> => {
      asked += 1;
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    },
  });
  const answers = await Promise.allSettled([1, 2, 3].map(commits.add));
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  expect(asked).toBe(1);
});

test('what waits has a bound, and nobody waits for a database that hangs', async () => {
  const commits = createGroupCommit({
    commit: () => new Promise<number[]>(() => {}),
    maxWaiting: 10,
    patienceMs: 20,
  });
  const early = Promise.allSettled([commits.add(0)]);
  const answers = await Promise.allSettled(Array.from({ length: 600 }, (_, n) => commits.add(n)));
  expect(busy(answers)).toBe(600);
  expect(busy(await early)).toBe(1);
});
