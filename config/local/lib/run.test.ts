import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLines, runToEnd } from './run.ts';

test('lines come whole and plain, however the chunks were cut', () => {
  const lines: string[] = [];
  const take = readLines((line) => lines.push(line));
  const bytes = Buffer.from('\u001B[31mfé\u001B[0m one\r\n\ntwo  \nrest');
  for (const byte of bytes) take(Buffer.from([byte]));
  expect(lines).toEqual(['fé one', 'two']);
});

test('what a program says is handed on and kept', async () => {
  const logFile = join(makeFolder(), 'logs', 'x.log');
  const lines: string[] = [];
  const command = [process.execPath, '-e', 'console.log("one"); console.error("two")'] as const;
  await runToEnd({ command, cwd: tmpdir(), logFile, onLine: (line) => lines.push(line) });
  expect(lines.toSorted()).toEqual(['one', 'two']);
  await expect.poll(() => readFileSync(logFile, 'utf8').split('\n').toSorted()).toEqual(['', 'one', 'two']);
});

test('a failure shows the end of what the program said', async () => {
  const command = [process.execPath, '-e', 'console.error("the reason"); process.exit(3)'] as const;
  const run = runToEnd({ command, cwd: tmpdir(), logFile: join(makeFolder(), 'x.log') });
  await expect(run).rejects.toThrow(/exit code 3[\s\S]*the reason/);
});

test('a program and what it started end when it is no longer wanted', async () => {
  const controller = new AbortController();
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    console.log(child.pid);
    setInterval(() => {}, 1000);`;
  let grandchild = 0;
  const run = runToEnd({
    command: [process.execPath, '-e', script],
    cwd: tmpdir(),
    logFile: join(makeFolder(), 'x.log'),
    onLine: (line) => {
      grandchild = Number(line);
      controller.abort(new Error('Stopped.'));
    },
    signal: controller.signal,
  });
  await expect(run).rejects.toThrow('Stopped.');
  await expect.poll(() => isAlive(grandchild)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that nobody has collected yet still has a number.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'diamond-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
