import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, toProcessEnvironment, type Environment } from '../../src/index.ts';
import type { Reporter } from './reporter.ts';
import { npmRun, runToEnd } from './run.ts';
import { readStamp, stampWorkspaces, writeStamp } from './stamps.ts';
import { readWorkspaces, withUsed, type Workspace } from './workspaces.ts';

const AT_ONCE = 2;

/**
 * Builds every package whose sources changed since it was built, two at a time, used ones first. The site is left out:
 * it is built from what the CMS holds, so the CMS must run for it.
 *
 * @param wanted picks the packages; what they use is built too
 * @param isForced builds also what has not changed
 * @returns the names of what was built
 * @throws Error with the last lines of the build that failed
 */
export async function buildPackages({
  environment,
  reporter,
  wanted = () => true,
  isForced = false,
  signal,
}: {
  environment: Environment;
  reporter: Reporter;
  wanted?: (workspace: Workspace) => boolean;
  isForced?: boolean;
  signal?: AbortSignal;
}): Promise<string[]> {
  const all = readWorkspaces({ root: ROOT });
  const stamps = stampWorkspaces({ root: ROOT, workspaces: all });
  const buildable = withUsed({ workspaces: all, wanted }).filter(
    ({ path, scripts }) => path !== 'site' && 'build' in scripts
  );
  const stale = buildable.filter((workspace) => isForced || !isBuilt({ workspace, stamp: stamps.get(workspace.name) }));

  await runByUse({
    workspaces: stale,
    atOnce: AT_ONCE,
    run: (workspace) =>
      reporter.step(`Building ${workspace.path}`, async (detail) => {
        await runToEnd({
          command: npmRun('build'),
          cwd: workspace.folder,
          env: { ...toProcessEnvironment(environment), NODE_ENV: 'production' },
          logFile: join(environment.DATA_DIR, 'logs', `build-${workspace.path.replaceAll('/', '-')}.log`),
          onLine: detail,
          signal,
        });
        writeStamp({ path: stampFile(workspace), stamp: stamps.get(workspace.name) ?? '' });
      }),
  });
  return stale.map(({ name }) => name);
}

/** Packages that somebody else is about to build in place count as not built: it may be stopped half way. */
export function forgetBuilds({ workspaces }: { workspaces: readonly Workspace[] }): void {
  for (const workspace of workspaces) rmSync(stampFile(workspace), { force: true });
}

/** The fingerprint of all that the site's pages are made by, apart from content. */
export function stampSite(): string {
  const workspaces = readWorkspaces({ root: ROOT });
  const site = workspaces.find(({ path }) => path === 'site');
  return (site && stampWorkspaces({ root: ROOT, workspaces }).get(site.name)) ?? '';
}

/** Runs a task for each package, some at once, none before those of the packages it uses. Stops at the first failure. */
export async function runByUse<T extends Pick<Workspace, 'name' | 'uses'>>({
  workspaces,
  atOnce,
  run,
}: {
  workspaces: readonly T[];
  atOnce: number;
  run: (workspace: T) => Promise<unknown>;
}): Promise<void> {
  const waiting = new Map(workspaces.map((workspace) => [workspace.name, workspace]));
  const running = new Map<string, Promise<string>>();
  while (waiting.size > 0 || running.size > 0) {
    for (const [name, workspace] of waiting) {
      const isReady = workspace.uses.every((used) => !waiting.has(used) && !running.has(used));
      if (!isReady || running.size >= atOnce) continue;
      waiting.delete(name);
      running.set(
        name,
        Promise.resolve(run(workspace)).then(() => name)
      );
    }
    if (running.size === 0) throw new Error(`Packages use each other in a circle: ${[...waiting.keys()].join(', ')}`);
    try {
      running.delete(await Promise.race(running.values()));
    } catch (error) {
      await Promise.allSettled(running.values());
      throw error;
    }
  }
}

function isBuilt({ workspace, stamp }: { workspace: Workspace; stamp: string | undefined }): boolean {
  const hasContract = existsSync(join(workspace.folder, 'contract', 'package.json'));
  if (hasContract && !existsSync(join(workspace.folder, 'contract', 'dist'))) return false;
  return stamp !== undefined && readStamp({ path: stampFile(workspace) }) === stamp;
}

/** Kept inside of what was built, so that removing it removes the stamp as well. */
function stampFile({ folder }: Workspace): string {
  return join(folder, 'dist', '.stamp');
}
