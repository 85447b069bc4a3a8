import { spawn } from 'node:child_process';
import type { Place } from './place.ts';

const KEPT_LINES = 40;
const STOP_PATIENCE_MS = 20_000;

/** A running `postgres`. */
export interface ServerProcess {
  pid: number;
  /** Resolves when the process is gone, with its exit code (null: ended by a signal). */
  exited: Promise<number | null>;
  hasExited: () => boolean;
  /** The newest lines of its log. */
  readLog: () => string;
  /** Disconnects everybody, writes what must be kept, ends; resolves when it is gone. */
  stop: () => Promise<void>;
}

/** Starts `postgres` on both loopback addresses. It is not ready to be asked yet when this returns. */
export function spawnServer({
  place,
  dataDir,
  port,
  isDurable,
  onLog,
}: {
  place: Place;
  dataDir: string;
  port: number;
  isDurable: boolean;
  onLog: (text: string) => void;
}): ServerProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1,::1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const child = spawn(
    place.binaries.postgres,
    ['-D', place.nameOf(dataDir), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: dataDir,
      ...place.owner,
      // A group of its own: Ctrl-C in a terminal would otherwise end the database before those who use it.
      detached: process.platform !== 'win32',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }
  );
  const lines: string[] = [];
  const keep = (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    onLog(text);
    lines.push(...text.split('\n').filter(Boolean));
    lines.splice(0, lines.length - KEPT_LINES);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);

  let isGone = false;
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      isGone = true;
      resolve(code);
    });
  });
  return {
    pid: child.pid ?? 0,
    exited,
    hasExited: () => isGone,
    readLog: () => lines.join('\n'),
    stop: async () => {
      if (isGone) return;
      child.kill('SIGINT');
      // An immediate stop loses nothing that was acknowledged: the next start replays the log.
      const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS);
      await exited;
      clearTimeout(impatience);
    },
  };
}
