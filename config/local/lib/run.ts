import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from '../../src/index.ts';

const SHOWN_LINES = 30;

/**
 * Runs a program to its end, its output kept in a file.
 *
 * @param onLine is given each line as it comes
 * @throws Error with the end of the output when it fails
 */
export async function runToEnd({
  command,
  cwd,
  env = {},
  logFile,
  onLine = () => {},
  signal,
}: {
  command: readonly [string, ...string[]];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  logFile: string;
  onLine?: (line: string) => void;
  signal?: AbortSignal;
}): Promise<void> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: childEnvironment({ env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that stopping reaches what it started as well.
    detached: process.platform !== 'win32',
  });
  const stop = () => killGroup({ pid: child.pid, signal: 'SIGTERM' });
  signal?.addEventListener('abort', stop);
  const last: string[] = [];
  const take = readLines((line) => {
    log.write(`${line}\n`);
    last.push(line);
    if (last.length > SHOWN_LINES) last.shift();
    onLine(line);
  });
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal?.throwIfAborted();
    if (code !== 0) {
      throw new Error(
        `${command.join(' ')} failed (${code === null ? 'ended by a signal' : `exit code ${code}`}). Its last lines, all of them are in ${logFile}:\n${last.join('\n')}`
      );
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    log.end();
  }
}

/** How to run an npm script of a package: with the npm we were started by, where there is one. */
export function npmRun(script: string): readonly [string, ...string[]] {
  const npm = process.env.npm_execpath;
  const args = ['run', '--silent', script];
  return npm?.endsWith('.js') ? [process.execPath, npm, ...args] : ['npm', ...args];
}

/** The environment of a child: ours, with the checkout's own programs first on the path and plain output. */
export function childEnvironment({ env = {} }: { env?: NodeJS.ProcessEnv } = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NO_COLOR: '1',
    GATSBY_TELEMETRY_DISABLED: '1',
    STRAPI_TELEMETRY_DISABLED: 'true',
    ...env,
    PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  };
}

/** Signals a process and everything in its group. A group that is gone is no error. */
export function killGroup({ pid, signal }: { pid: number | undefined; signal: NodeJS.Signals }): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Cuts a stream of chunks into lines, without colours and empty ones. */
export function readLines(onLine: (line: string) => void): (chunk: Buffer) => void {
  const decoder = new TextDecoder();
  let rest = '';
  return (chunk) => {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
      const plain = line.replace(/\u001B\[[0-9;]*[A-Za-z]/g, '').trimEnd();
      if (plain !== '') onLine(plain);
    }
  };
}
