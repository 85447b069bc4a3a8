import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { inject } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Where the school of this run is, see `global-setup.ts`. */
export const findSchool = () => inject('school');

/** `npm run build` in `site/`, as an editor's webhook or a person would run it; the school goes on serving meanwhile. */
export function rebuildSite(): Promise<void> {
  const { environment } = findSchool();
  return new Promise((done, reject) => {
    const child = spawn('npm', ['run', 'build', '-w', '@diamond/site'], {
      cwd: ROOT,
      env: { ...process.env, ...environment, NODE_ENV: undefined, VITEST: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? done() : reject(new Error(`The site was not built:\n${output.join('').slice(-4_000)}`))
    );
  });
}
