import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Workspace } from './workspaces.ts';

/** Folders no build reads: they are made by one, or by a tool, or hold tests or commands. */
const UNREAD = new Set(['node_modules', 'dist', 'build', 'public', 'coverage', 'generated', 'tests', 'e2e', 'local']);
/** Files of the checkout that every build depends on. */
const SHARED = ['package-lock.json', 'tsconfig.base.json'];

/**
 * A fingerprint of everything a package's build depends on: its sources, those of the packages it uses, the lockfile
 * and the major version of Node. The same sources give the same stamp on every machine.
 *
 * @returns one stamp for each package, by name; a package that is used comes before those that use it
 */
export function stampWorkspaces({
  root,
  workspaces,
}: {
  root: string;
  workspaces: readonly Workspace[];
}): Map<string, string> {
  const shared = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const name of SHARED) {
    if (existsSync(join(root, name))) shared.update(readFileSync(join(root, name)));
  }
  const common = shared.digest('hex');
  const stamps = new Map<string, string>();
  for (const { name, folder, uses } of workspaces) {
    const hash = createHash('sha256').update(common);
    for (const used of uses.toSorted()) hash.update(`${used}=${stamps.get(used) ?? ''}\n`);
    for (const path of listSources({ folder, without: workspaces.map((other) => other.folder) })) {
      hash.update(`${path}\0`).update(readFileSync(join(folder, path)));
    }
    stamps.set(name, hash.digest('hex'));
  }
  return stamps;
}

/** The files of a package that a build may read: neither made ones nor tests nor texts for people, sorted. */
export function listSources({ folder, without = [] }: { folder: string; without?: readonly string[] }): string[] {
  const sources: string[] = [];
  const walk = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!UNREAD.has(entry.name) && !entry.name.startsWith('.') && !without.includes(join(folder, path))) walk(path);
      } else if (entry.isFile() && !/\.test\.tsx?$|\.md$|\.tsbuildinfo$|^\./.test(entry.name)) {
        sources.push(path);
      }
    }
  };
  walk('');
  return sources.toSorted();
}

/** The stamp of what was built last; undefined when nothing was. */
export function readStamp({ path }: { path: string }): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

export function writeStamp({ path, stamp }: { path: string; stamp: string }): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${stamp}\n`);
}
