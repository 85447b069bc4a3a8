import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment, killGroup, readLines } from './run.ts';

const SHOWN_LINES = 25;
const STOP_PATIENCE_MS = 10_000;
const WATCH_PARENT = new URL('./watch-parent.ts', import.meta.url).href;

/** A server or watcher of ours: a script that Node runs until it is told to stop. */
export interface Program {
  /** For people and for its log file. */
  name: string;
  /** The script and its arguments. */
  script: readonly [string, ...string[]];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Whether a line of its output is an error that people should see at once. */
  isError: (line: string) => boolean;
  /** Resolves when it can be used. It is raced against the program's end. */
  waitUntilReady: (output: { waitForLine: (pattern: RegExp) => Promise<void> }) => Promise<void>;
}

/** The programs that are up, in the order they came. */
export interface Children {
  /** Starts one and resolves when it is ready. @throws Error with its last lines when it ends before */
  start: (program: Program) => Promise<void>;
  /** Rejects when a program ends that nobody stopped, with its name and last lines. Never resolves. */
  failed: Promise<never>;
  /** Whether anything was started that has to be stopped. */
  hasAny: () => boolean;
  /** Stops all, the last started first. Ten seconds each, then by force. */
  stopAll: () => Promise<void>;
}

interface Running {
  name: string;
  child: ChildProcess;
  ended: Promise<void>;
}

export function createChildren({
  logDir,
  onError,
}: {
  logDir: string;
  onError: (name: string, line: string) => void;
}): Children {
  mkdirSync(logDir, { recursive: true });
  const running: Running[] = [];
  let isStopping = false;
  let fail: (reason: unknown) => void;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever waits for it hears of it; nobody waiting yet is no crash.
  failed.catch(() => {});

  return {
    failed,
    start: async (program) => {
      if (isStopping) throw new Error('The school is being stopped.');
      const { child, ended, endedByItself, waitForLine } = launch({ program, logDir, onError });
      running.push({ name: program.name, child, ended });
      endedByItself.catch((error: unknown) => {
        if (!isStopping) fail(error);
      });
      await Promise.race([program.waitUntilReady({ waitForLine }), endedByItself]);
    },
    hasAny: () => running.length > 0,
    stopAll: async () => {
      isStopping = true;
      for (const { child, ended } of running.toReversed()) await stop({ child, ended });
      running.length = 0;
    },
  };
}

function launch({
  program,
  logDir,
  onError,
}: {
  program: Program;
  logDir: string;
  onError: (name: string, line: string) => void;
}) {
  const logFile = join(logDir, `${program.name}.log`);
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, ['--import', WATCH_PARENT, ...program.script], {
    cwd: program.cwd,
    env: childEnvironment({ env: { ...program.env, STARTED_BY: String(process.pid) } }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches only us, and we stop them in order.
    detached: process.platform !== 'win32',
  });
  const last: string[] = [];
  const waiting = new Set<{ pattern: RegExp; resolve: () => void }>();
  const take = readLines((line) => {
    log.write(`${line}\n`);
    last.push(line);
    if (last.length > SHOWN_LINES) last.shift();
    if (program.isError(line)) onError(program.name, line);
    for (const entry of waiting) {
      if (!entry.pattern.test(line)) continue;
      waiting.delete(entry);
      entry.resolve();
    }
  });
  child.stdout.on('data', take);
  child.stderr.on('data', take);

  const exit = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const ended = exit.then(() => {
    log.end();
  });
  const endedByItself = exit.then((how) => {
    throw new Error(
      `${program.name} ended (${how}). Its last lines, all of them are in ${logFile}:\n${last.map((line) => `    ${line}`).join('\n')}`
    );
  });
  return {
    child,
    ended,
    endedByItself: endedByItself as Promise<never>,
    waitForLine: (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        if (last.some((line) => pattern.test(line))) resolve();
        else waiting.add({ pattern, resolve });
      }),
  };
}

async function stop({ child, ended }: { child: ChildProcess; ended: Promise<void> }): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    // Only the program itself: it knows best what of its own to end and when.
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
  }
  killGroup({ pid: child.pid, signal: 'SIGKILL' });
  await ended;
}
