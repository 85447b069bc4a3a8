import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runByUse } from './builder.ts';

const WORKSPACES = [
  { name: 'config', uses: [] },
  { name: 'kit', uses: [] },
  { name: 'access', uses: ['kit'] },
  { name: 'mux', uses: ['kit', 'access'] },
  { name: 'cms', uses: ['config', 'access', 'mux'] },
];

test('nothing runs before what it uses has ended, and never more than are allowed at once', async () => {
  const ended = new Set<string>();
  let running = 0;
  let most = 0;
  await runByUse({
    workspaces: WORKSPACES,
    atOnce: 2,
    run: async ({ name, uses }) => {
      expect(uses.every((used) => ended.has(used))).toBe(true);
      running += 1;
      most = Math.max(most, running);
      await sleep(5);
      running -= 1;
      ended.add(name);
    },
  });
  expect(ended.size).toBe(WORKSPACES.length);
  expect(most).toBe(2);
});

test('after a failure nothing new begins, and what was running is waited for', async () => {
  const ended: string[] = [];
  const run = runByUse({
    workspaces: WORKSPACES,
    atOnce: 2,
    run: async ({ name }) => {
      if (name === 'config') throw new Error('does not compile');
      await sleep(20);
      ended.push(name);
    },
  });
  await expect(run).rejects.toThrow('does not compile');
  expect(ended).toEqual(['kit']);
});

test('packages that are not built this time do not hold up those that use them', async () => {
  const ended: string[] = [];
  await runByUse({
    workspaces: [{ name: 'cms', uses: ['kit'] }],
    atOnce: 2,
    run: async ({ name }) => ended.push(name),
  });
  expect(ended).toEqual(['cms']);
});
