import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/index.ts';

const WANTED = 24;

/**
 * Makes sure that Node 24 runs the script. npm puts the Node of the lockfile first on the path; whoever calls `node`
 * by hand may have an older one, and is sent on to the right one.
 *
 * @returns true when the script may go on; false when another Node runs it instead and its end ends this process
 */
export function ensureNode(): boolean {
  if (Number.parseInt(process.versions.node, 10) >= WANTED) return true;
  const node = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node)) {
    process.stderr.write(
      `Node ${WANTED} or newer is needed, this is ${process.version}. Run npm ci, which brings one, or install it.\n`
    );
    process.exitCode = 1;
    return false;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
  return false;
}
