import { existsSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Where built sites lie: `<data>/site/releases/<id>`, and `<data>/site/current`, a link to the one that is live.
 * A release is complete before the link points to it, so a visitor sees the old site or the new one, never a mixture.
 */
export interface Releases {
  root: string;
  releases: string;
  current: string;
}

/** Headers of a release, kept in it; not served, since its name starts with a dot. */
export const HEADERS_FILE = '.headers.json';

/** How many releases are kept: the live one, and those whose pages may still be open somewhere. */
const KEPT = 3;

export function findReleases({ dataDir }: { dataDir: string }): Releases {
  const root = join(dataDir, 'site');
  return { root, releases: join(root, 'releases'), current: join(root, 'current') };
}

/** The id of the live release, or null before the first build. */
export function readLiveId({ current }: Pick<Releases, 'current'>): string | null {
  try {
    return basename(readlinkSync(current));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Ids from newest to oldest. They start with their time, so that their order is their age. */
export function listReleases({ releases }: Pick<Releases, 'releases'>): string[] {
  if (!existsSync(releases)) return [];
  return readdirSync(releases)
    .filter((id) => /^\d{8}T\d{9}/.test(id) && !id.endsWith('.part'))
    .sort()
    .reverse();
}

/** A sortable id: `20270131T120000000-4711`. */
export function makeReleaseId({ now, processId }: { now: Date; processId: number }): string {
  return `${now.toISOString().replace(/[-:.Z]/g, '')}-${processId}`;
}

/** Makes a complete release the live one, in one step, and forgets those that are too old. */
export function switchTo({ releases, id }: { releases: Releases; id: string }): void {
  const beside = `${releases.current}.${id}`;
  symlinkSync(join('releases', id), beside);
  renameSync(beside, releases.current);
  for (const old of listReleases(releases)
    .filter((other) => other !== id)
    .slice(KEPT - 1)) {
    rmSync(join(releases.releases, old), { recursive: true, force: true });
  }
}

/** @throws when the release has no headers: it was not made by the site's build */
export function readHeaders({ releases, id }: { releases: Releases; id: string }): Record<string, string> {
  return JSON.parse(readFileSync(join(releases.releases, id, HEADERS_FILE), 'utf8')) as Record<string, string>;
}
