import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listSources, readStamp, stampWorkspaces, writeStamp } from './stamps.ts';

const FILES = {
  'package-lock.json': '{}',
  'kit/src/index.ts': 'export const one = 1;',
  'cms/src/index.ts': 'export const two = 2;',
  'site/src/index.ts': 'export const three = 3;',
};

test('unchanged sources keep their stamps', () => {
  const root = makeCheckout(FILES);
  expect(stamp(root)).toEqual(stamp(root));
  expect(stamp(makeCheckout(FILES))).toEqual(stamp(root));
});

test('a changed source changes the stamp of its package and of those that use it, not of others', () => {
  const root = makeCheckout(FILES);
  const before = stamp(root);
  write(root, 'kit/src/index.ts', 'export const one = 11;');
  const after = stamp(root);
  expect(after.get('kit')).not.toBe(before.get('kit'));
  expect(after.get('cms')).not.toBe(before.get('cms'));
  expect(after.get('site')).toBe(before.get('site'));
});

test('a moved, added or removed file changes the stamp', () => {
  const before = stamp(makeCheckout(FILES)).get('site');
  const { 'site/src/index.ts': moved, ...rest } = FILES;
  expect(stamp(makeCheckout({ ...rest, 'site/src/main.ts': moved })).get('site')).not.toBe(before);
  expect(stamp(makeCheckout({ ...FILES, 'site/src/more.ts': '' })).get('site')).not.toBe(before);
});

test('another lockfile changes every stamp', () => {
  const before = stamp(makeCheckout(FILES));
  const after = stamp(makeCheckout({ ...FILES, 'package-lock.json': '{"lockfileVersion":3}' }));
  for (const [name, value] of after) expect(value).not.toBe(before.get(name));
});

test('what is built, what tests and what only people read is not a source', () => {
  const root = makeCheckout({
    'kit/src/index.ts': '',
    'kit/src/index.test.ts': '',
    'kit/README.md': '',
    'kit/dist/index.js': '',
    'kit/contract/dist/index.js': '',
    'kit/contract/index.ts': '',
    'kit/node_modules/x/index.js': '',
    'kit/.cache/x': '',
    'kit/local/package.json': '{}',
  });
  expect(listSources({ folder: join(root, 'kit'), without: [join(root, 'kit', 'local')] })).toEqual([
    'contract/index.ts',
    'src/index.ts',
  ]);
});

test('a written stamp is read again; without one there is none', () => {
  const path = join(makeCheckout({}), 'dist', '.stamp');
  expect(readStamp({ path })).toBeUndefined();
  writeStamp({ path, stamp: 'abc' });
  expect(readStamp({ path })).toBe('abc');
});

function stamp(root: string): Map<string, string> {
  const workspaces = [
    { name: 'kit', uses: [] },
    { name: 'cms', uses: ['kit'] },
    { name: 'site', uses: [] },
  ].map(({ name, uses }) => ({ name, uses, folder: join(root, name), path: name, scripts: {} }));
  return stampWorkspaces({ root, workspaces });
}

function makeCheckout(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'diamond-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return root;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
