import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOwnFolder, type Place } from './place.ts';

const MAJOR = '18';

/**
 * Makes the database's files unless they are there.
 *
 * They are made beside and renamed, so a start that was cut off half-way leaves nothing that looks like a database.
 * The builtin locale sorts and folds the same on every machine.
 *
 * @throws Error in plain words when the folder holds something else or a database of another major version
 */
export async function ensureCluster({
  dataDir,
  user,
  password,
  isDurable,
  place,
}: {
  dataDir: string;
  user: string;
  password: string;
  isDurable: boolean;
  place: Place;
}): Promise<void> {
  const versionFile = join(dataDir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version !== MAJOR) {
      throw new Error(
        `The database in ${dataDir} was made by Postgres ${version}, this is Postgres ${MAJOR}. Restore a backup into an empty folder.`
      );
    }
    return;
  }
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Error(`${dataDir} holds files but no database. Move them away, or set DATA_DIR to another folder.`);
  }
  const beside = `${dataDir}.new`;
  await rm(beside, { recursive: true, force: true });
  await makeOwnFolder({ folder: beside, owner: place.owner });
  await withPasswordFile({ password, place }, (passwordFile) =>
    initialise({ folder: beside, user, passwordFile, isDurable, place })
  );
  await rm(dataDir, { recursive: true, force: true });
  await rename(beside, dataDir);
}

async function withPasswordFile(
  { password, place }: { password: string; place: Place },
  use: (path: string) => Promise<void>
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'diamond-password-'));
  try {
    const path = join(folder, 'password');
    await writeFile(path, `${password}\n`, { mode: 0o600 });
    if (place.owner) {
      await chown(path, place.owner.uid, place.owner.gid);
      await chown(folder, place.owner.uid, place.owner.gid);
    }
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function initialise({
  folder,
  user,
  passwordFile,
  isDurable,
  place,
}: {
  folder: string;
  user: string;
  passwordFile: string;
  isDurable: boolean;
  place: Place;
}): Promise<void> {
  const flags = [
    `--pgdata=${place.nameOf(folder)}`,
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    ...(isDurable ? [] : ['--no-sync']),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(place.binaries.initdb, flags, {
      cwd: folder,
      ...place.owner,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The database could not be made in ${folder}:\n${output.trim()}`));
    });
  });
}
