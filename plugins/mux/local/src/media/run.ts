import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** The last part of what a program said on stderr that is kept for its error, in characters. */
const KEPT_OF_ERRORS = 4000;

/** How far encoding stands back behind those who serve: enough that playing stays smooth, not so far that it starves. */
const NICENESS = 5;

/** A program ended with something else than success. `stderr` is for the log: it names paths of this machine. */
export class ProgramError extends Error {
  readonly stderr: string;
  constructor({
    name,
    code,
    signal,
    stderr,
  }: {
    name: string;
    code: number | null;
    signal: string | null;
    stderr: string;
  }) {
    super(`${name} ended with ${signal ?? `code ${code}`}: ${stderr.trim().split('\n').at(-1) ?? ''}`);
    this.name = 'ProgramError';
    this.stderr = stderr;
  }
}

/** Where ffmpeg and ffprobe are: the ones that came with the packages, or the system's where there is none for this platform. */
export const programs = {
  ffmpeg: await findProgram({ installed: () => import('@ffmpeg-installer/ffmpeg'), name: 'ffmpeg' }),
  ffprobe: await findProgram({ installed: () => import('@ffprobe-installer/ffprobe'), name: 'ffprobe' }),
};

/**
 * Runs ffmpeg or ffprobe to its end, at low priority so that players are served meanwhile.
 *
 * @param onOutput called with each piece of stdout as it comes
 * @returns all of stdout
 * @throws ProgramError when it fails, an AbortError when `signal` stopped it
 */
export function run({
  program,
  args,
  signal,
  onOutput,
}: {
  program: keyof typeof programs;
  args: readonly string[];
  signal?: AbortSignal;
  onOutput?: (text: string) => void;
}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(programs[program], args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A Ctrl-C in the terminal must not reach it: a film that is cut off there would look broken.
      detached: process.platform !== 'win32',
      ...(signal ? { signal } : {}),
    });
    let stdout = '';
    let stderr = '';
    if (child.pid !== undefined) lowerPriority(child.pid);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      onOutput?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_OF_ERRORS);
    });
    let failure: Error | undefined;
    child.once('error', (error) => {
      failure = error;
      // Without a process there is no `close` to wait for.
      if (child.pid === undefined) reject(error);
    });
    child.once('close', (code, killedBy) => {
      if (failure) reject(failure);
      else if (code === 0) resolve(stdout);
      else reject(new ProgramError({ name: program, code, signal: killedBy, stderr }));
    });
  });
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch (error) {
    // It may have ended already, and some systems do not allow it: the work is done all the same.
    if (!['ESRCH', 'EACCES', 'EPERM'].includes((error as { info?: { code?: string } }).info?.code ?? '')) throw error;
  }
}

async function findProgram({
  installed,
  name,
}: {
  installed: () => Promise<{ default: { path: string } }>;
  name: string;
}): Promise<string> {
  try {
    return (await installed()).default.path;
  } catch {
    // The package throws where it has no binary for this platform.
    return name;
  }
}
