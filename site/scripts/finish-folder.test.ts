import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { compressFolder, hashFolder } from './finish-folder.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function makeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'folder-'));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), 1_000, 1_000);
  }
  return folder;
}

const SCRIPT = 'let a = 1;\n'.repeat(200);

test('texts get a copy that reads the same, small ones and pictures none', () => {
  const folder = makeFolder({ 'a.js': SCRIPT, 'small.js': 'x', 'picture.webp': SCRIPT });
  compressFolder({ folder, previous: null });
  expect(brotliDecompressSync(readFileSync(join(folder, 'a.js.br'))).toString()).toBe(SCRIPT);
  expect(['small.js.br', 'picture.webp.br'].map((name) => existsSync(join(folder, name)))).toEqual([false, false]);
});

test('the copy of an unchanged file is taken over, that of a changed one is made anew', () => {
  const previous = makeFolder({ 'a.js': SCRIPT, 'a.js.br': 'known', 'b.js': `${SCRIPT} `, 'b.js.br': 'known' });
  const folder = makeFolder({ 'a.js': SCRIPT, 'b.js': SCRIPT });
  compressFolder({ folder, previous });
  expect(readFileSync(join(folder, 'a.js.br'), 'utf8')).toBe('known');
  expect(readFileSync(join(folder, 'b.js.br'), 'utf8')).not.toBe('known');
});

test('the same inline script on many pages is one hash', () => {
  const folder = makeFolder({ 'a.html': '<script>1</script>', 'b.html': '<script>1</script><script>2</script>' });
  expect(hashFolder({ folder })).toHaveLength(2);
});
