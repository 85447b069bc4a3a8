import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user the server runs as; absent means the user we are. */
export interface Owner {
  uid: number;
  gid: number;
}

/**
 * Decides who runs the server. Postgres refuses to run as root, so root hands it to whoever owns the data already
 * or else to the user `postgres`, who is made when the machine has none.
 *
 * @returns undefined when the server runs as ourselves
 * @throws Error in plain words when the data belongs to somebody we cannot become
 */
export async function chooseOwner({ dataDir }: { dataDir: string }): Promise<Owner | undefined> {
  if (process.platform === 'win32') return undefined;
  const kept = existsSync(dataDir) ? statSync(dataDir) : undefined;
  const self = process.getuid?.();
  if (self !== 0) {
    if (kept && kept.uid !== self) {
      throw new Error(
        `The database in ${dataDir} belongs to another user (uid ${kept.uid}). Start the school as that user, or set DATA_DIR to a folder of your own.`
      );
    }
    return undefined;
  }
  if (kept && kept.uid !== 0) return { uid: kept.uid, gid: kept.gid };
  return (await findPostgresUser()) ?? (await makePostgresUser());
}

/** One folder on the way to a file, as far as entering it goes. */
export interface Step {
  path: string;
  uid: number;
  gid: number;
  mode: number;
}

/**
 * Finds the first folder on a way that a user may not enter.
 *
 * @returns its path, or undefined when the way is free
 */
export function findClosedFolder({ steps, owner }: { steps: readonly Step[]; owner: Owner }): string | undefined {
  return steps.find((step) => !mayEnter({ step, owner }))?.path;
}

/** Every folder from the root of the disk down to `folder`, as it is now. */
export function readSteps({ folder }: { folder: string }): Step[] {
  const parent = dirname(folder);
  const above = parent === folder ? [] : readSteps({ folder: parent });
  const { uid, gid, mode } = statSync(folder);
  return [...above, { path: folder, uid, gid, mode }];
}

function mayEnter({ step, owner }: { step: Step; owner: Owner }): boolean {
  const shift = step.uid === owner.uid ? 6 : step.gid === owner.gid ? 3 : 0;
  return ((step.mode >> shift) & 1) === 1;
}

async function findPostgresUser(): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch (error) {
    // `id` leaves with 1 when there is no such user. Anything else shows when making the user fails too.
    if (typeof (error as { code?: unknown }).code === 'number') return undefined;
    throw error;
  }
}

async function makePostgresUser(): Promise<Owner> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  } catch (error) {
    throw new Error(
      'Postgres does not run as root, and a user "postgres" for it could not be made. Make one (useradd --system postgres), or start the school as another user than root.',
      { cause: error }
    );
  }
  const owner = await findPostgresUser();
  if (!owner) throw new Error('The user "postgres" was made but cannot be found.');
  return owner;
}
