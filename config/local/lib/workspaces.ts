import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of this checkout. */
export interface Workspace {
  name: string;
  /** Absolute. */
  folder: string;
  /** Relative to the checkout, with `/`. */
  path: string;
  scripts: Readonly<Record<string, string>>;
  /** Names of the packages of this checkout it uses. */
  uses: readonly string[];
}

interface Manifest {
  name: string;
  workspaces?: string[];
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Every package of the checkout, those that are used before those that use them. */
export function readWorkspaces({ root }: { root: string }): Workspace[] {
  const paths = (readManifest({ folder: root }).workspaces ?? []).flatMap((pattern) => expand({ root, pattern }));
  const manifests = paths.map((path) => ({ path, manifest: readManifest({ folder: join(root, path) }) }));
  const names = new Set(manifests.map(({ manifest }) => manifest.name));
  const workspaces = manifests.map(({ path, manifest }) => ({
    name: manifest.name,
    folder: join(root, path),
    path,
    scripts: manifest.scripts ?? {},
    uses: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => names.has(name)),
  }));
  return sortByUse({ workspaces });
}

/**
 * Puts what is used before what uses it, otherwise keeping the order.
 *
 * @throws Error naming the packages that use each other in a circle
 */
export function sortByUse<T extends Pick<Workspace, 'name' | 'uses'>>({
  workspaces,
}: {
  workspaces: readonly T[];
}): T[] {
  const byName = new Map(workspaces.map((workspace) => [workspace.name, workspace]));
  const sorted = new Set<T>();
  const visit = (workspace: T, trail: readonly string[]) => {
    if (sorted.has(workspace)) return;
    if (trail.includes(workspace.name)) {
      throw new Error(`Packages use each other in a circle: ${[...trail, workspace.name].join(' → ')}`);
    }
    for (const name of workspace.uses) {
      const used = byName.get(name);
      if (used) visit(used, [...trail, workspace.name]);
    }
    sorted.add(workspace);
  };
  for (const workspace of workspaces) visit(workspace, []);
  return [...sorted];
}

/** The packages that are asked for and everything they use, in the given order. */
export function withUsed({
  workspaces,
  wanted,
}: {
  workspaces: readonly Workspace[];
  wanted: (workspace: Workspace) => boolean;
}): Workspace[] {
  const needed = new Set(workspaces.filter(wanted).map(({ name }) => name));
  for (const { name, uses } of workspaces.toReversed()) {
    if (needed.has(name)) for (const used of uses) needed.add(used);
  }
  return workspaces.filter(({ name }) => needed.has(name));
}

function expand({ root, pattern }: { root: string; pattern: string }): string[] {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  return readdirSync(join(root, parent))
    .toSorted()
    .map((name) => `${parent}/${name}`)
    .filter((path) => existsSync(join(root, path, 'package.json')));
}

function readManifest({ folder }: { folder: string }): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
