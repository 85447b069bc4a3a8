import { chown, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { copyBinaries, findBinaries, makeExecutable, type Binaries } from './binaries.ts';
import { chooseOwner, findClosedFolder, readSteps, type Owner } from './owner.ts';

/** Who runs the server, with which binaries, and how it calls the folder of its data. */
export interface Place {
  binaries: Binaries;
  owner: Owner | undefined;
  /** The name of a data folder in the server's arguments; the server must be started inside of that folder. */
  nameOf: (dataDir: string) => string;
  /** Removes what was made only for this run. */
  leave: () => Promise<void>;
}

/**
 * Prepares a place in which the server can run, whoever we are and wherever the checkout lies.
 *
 * Root's server runs as another user, and a checkout under a folder that only root may enter (`/root`) is out of that
 * user's reach. The data stays where it is all the same: a process started inside a folder reaches it as
 * `/proc/self/cwd` without passing the folders above. The binaries, of which nothing is lost, are copied to a
 * temporary folder.
 *
 * @throws Error in plain words when the machine has no way to do it
 */
export async function preparePlace({ dataDir }: { dataDir: string }): Promise<Place> {
  const owner = await chooseOwner({ dataDir });
  const installed = findBinaries();
  await makeExecutable({ binaries: installed });
  await mkdir(dirname(dataDir), { recursive: true });
  if (!owner) return { binaries: installed, owner, nameOf: (folder) => folder, leave: async () => {} };

  const closedData = findClosedFolder({ steps: readSteps({ folder: dirname(dataDir) }), owner });
  const closedBinaries = findClosedFolder({ steps: readSteps({ folder: installed.folder }), owner });
  if (closedData && process.platform !== 'linux') {
    throw new Error(
      `Postgres does not run as root, and the user it runs as may not enter ${closedData}. Start the school as another user, or set DATA_DIR to a folder that everybody may enter.`
    );
  }
  const binaries = closedBinaries ? await copyBinaries({ binaries: installed }) : installed;
  return {
    binaries,
    owner,
    nameOf: (folder) => (closedData ? '/proc/self/cwd' : folder),
    leave: async () => {
      if (closedBinaries) await rm(binaries.folder, { recursive: true, force: true });
    },
  };
}

/** Makes a folder that only the server's user may enter. */
export async function makeOwnFolder({ folder, owner }: { folder: string; owner: Owner | undefined }): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (owner) await chown(folder, owner.uid, owner.gid);
}
