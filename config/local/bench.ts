import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/index.ts';
import { ensureNode } from './lib/node-version.ts';

/**
 * `npm run bench [-- words]`: every `bench/<what>.bench.ts` of a plugin or the site whose path has one of the words, or all, one
 * after another, each in a process of its own. They run what is built (`npm run build`), on Postgres servers of their own.
 */
async function bench(): Promise<void> {
  const words = process.argv.slice(2);
  const files = globSync('{plugins/*,site}/bench/*.bench.ts', { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .toSorted();
  if (files.length === 0) throw new Error(`There is no bench called ${words.join(' or ')}.`);
  const failed: string[] = [];
  for (const file of files) {
    console.log(`\n── ${file}`);
    if ((await run(file)) !== 0) failed.push(file);
  }
  if (failed.length > 0) throw new Error(`These did not run to their end: ${failed.join(', ')}`);
}

function run(file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, file)], { cwd: ROOT, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

if (ensureNode()) {
  try {
    await bench();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
