import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withBuildLock } from './build-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const path = join(folder, 'build.lock');
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('two builds run one after the other, and the lock is gone afterwards', async () => {
  const order: string[] = [];
  const build = (name: string) =>
    withBuildLock({
      path,
      onWait: () => order.push(`${name} waits`),
      task: async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push(`${name} ends`);
      },
    });
  await Promise.all([build('a'), build('b')]);
  expect(order).toEqual(['a begins', 'b waits', 'a ends', 'b begins', 'b ends']);
  expect(existsSync(path)).toBe(false);
});

test('a failed build gives the lock back', async () => {
  await expect(
    withBuildLock({ path, onWait: () => undefined, task: () => Promise.reject(new Error('no')) })
  ).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});

test('the lock of a process that died holds nobody up', async () => {
  await withBuildLock({ path, onWait: () => undefined, task: async () => undefined });
  writeFileSync(path, '999999999');
  expect(await withBuildLock({ path, onWait: () => undefined, task: async () => 'built' })).toBe('built');
});
