import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createChildren, type Children, type Program } from './children.ts';

test('a program is started when it says that it is ready, and stopped by SIGTERM', async () => {
  const { children, folder } = make();
  await children.start(program({ folder, name: 'one', says: 'ready' }));
  const before = Date.now();
  await children.stopAll();
  expect(Date.now() - before).toBeLessThan(5_000);
});

test('a program that ends before it is ready is named with its last lines', async () => {
  const { children, folder } = make();
  const dies = program({ folder, name: 'cms', body: 'console.error("no database"); process.exit(4)' });
  await expect(children.start(dies)).rejects.toThrow(/cms ended \(exit code 4\)[\s\S]*no database/);
});

test('a program that dies later fails the whole, one that is stopped does not', async () => {
  const { children, folder } = make();
  await children.start(program({ folder, name: 'one', says: 'ready' }));
  await children.start(
    program({ folder, name: 'two', body: 'console.log("ready"); setTimeout(() => process.exit(7), 50)' })
  );
  await expect(children.failed).rejects.toThrow(/two ended \(exit code 7\)/);
});

test('lines that tell an error are shown at once', async () => {
  const { children, folder, errors } = make();
  await children.start(
    program({ folder, name: 'one', body: 'console.log("error: full\\nfine\\nready"); setInterval(() => {}, 1000)' })
  );
  expect(errors).toEqual(['one: error: full']);
});

test('programs are stopped in the opposite order, each before the next', async () => {
  const { children, folder } = make();
  const file = join(folder, 'order.txt');
  const body = (name: string) => `
    const { appendFileSync } = require('node:fs');
    process.on('SIGTERM', () => setTimeout(() => { appendFileSync(${JSON.stringify(file)}, '${name} '); process.exit(0); }, 30));
    console.log('ready');
    setInterval(() => {}, 1000);`;
  for (const name of ['postgres', 'cms', 'site']) await children.start(program({ folder, name, body: body(name) }));
  await children.stopAll();
  expect(readFileSync(file, 'utf8')).toBe('site cms postgres ');
});

test('killing whoever started the programs ends them too', async () => {
  const { folder } = make();
  const port = await freePort();
  writeFileSync(
    join(folder, 'server.cjs'),
    `require('node:net').createServer().listen(${port}, '127.0.0.1', () => console.log('ready'))`
  );
  const script = `
    const { createChildren } = await import(${JSON.stringify(join(import.meta.dirname, 'children.ts'))});
    const children = createChildren({ logDir: ${JSON.stringify(folder)}, onError: () => {} });
    await children.start({
      name: 'server', script: [${JSON.stringify(join(folder, 'server.cjs'))}], cwd: ${JSON.stringify(folder)},
      isError: () => false, waitUntilReady: ({ waitForLine }) => waitForLine(/ready/),
    });
    process.kill(process.pid, 'SIGKILL');`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  const signal = await new Promise((resolve) => starter.once('exit', (_, name) => resolve(name)));
  expect(signal).toBe('SIGKILL');
  await expect.poll(() => canListen(port), { timeout: 5_000 }).toBe(true);
});

function make(): { children: Children; folder: string; errors: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'diamond-test-'));
  const errors: string[] = [];
  const children = createChildren({ logDir: folder, onError: (name, line) => errors.push(`${name}: ${line}`) });
  onTestFinished(async () => {
    await children.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });
  return { children, folder, errors };
}

function program({
  folder,
  name,
  says,
  body,
}: {
  folder: string;
  name: string;
  says?: string;
  body?: string;
}): Program {
  const script = join(folder, `${name}.cjs`);
  writeFileSync(script, body ?? `console.log(${JSON.stringify(says)}); setInterval(() => {}, 1000)`);
  return {
    name,
    script: [script],
    cwd: folder,
    isError: (line) => line.startsWith('error:'),
    waitUntilReady: ({ waitForLine }) => waitForLine(/^ready/),
  };
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
