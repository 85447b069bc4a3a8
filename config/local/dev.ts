import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BRAND, ROOT } from '../src/index.ts';
import { buildPackages, forgetBuilds } from './lib/builder.ts';
import type { Program } from './lib/children.ts';
import { readOrExplain } from './lib/environment.ts';
import { ensureNode } from './lib/node-version.ts';
import { cmsProgram, siteDevelopProgram, watchProgram } from './lib/programs.ts';
import { createReporter } from './lib/reporter.ts';
import { assertPortsAreFree, runStage, seedOnce, startStandIns, type Stage } from './lib/stack.ts';
import { readWorkspaces, type Workspace } from './lib/workspaces.ts';

const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const STRAPI_PLUGIN = join(ROOT, 'node_modules', '@strapi', 'sdk-plugin', 'bin', 'strapi-plugin.js');

/** `npm run dev`: the school for work on it. Plugins and contracts are rebuilt as they change, CMS and site reload. */
async function develop(): Promise<void> {
  const environment = readOrExplain();
  if (!environment) return;
  const reporter = createReporter();
  if (environment.SCHOOL_MODE === 'production') {
    reporter.line('npm run dev is for local mode. Unset SCHOOL_MODE.');
    process.exitCode = 1;
    return;
  }
  reporter.line(`${BRAND.name} is starting for work on it.`);
  await runStage({ environment, reporter, play });
}

async function play(stage: Stage): Promise<void> {
  const { environment, reporter, children, signal } = stage;
  await assertPortsAreFree({ environment });
  await buildPackages({ environment, reporter, signal });
  await startStandIns(stage);
  await seedOnce(stage);
  const workspaces = readWorkspaces({ root: ROOT });
  forgetBuilds({ workspaces });
  await reporter.step('Plugins, watching', () => Promise.all(workspaces.flatMap(watchersOf).map(children.start)));
  await reporter.step('CMS, watching', () => children.start(cmsProgram({ environment, command: 'develop' })));
  await reporter.step('Site, watching', () => children.start(siteDevelopProgram({ environment })));
  reporter.line(
    `\n  Site  ${environment.SITE_URL}\n  CMS   ${environment.CMS_URL}/admin\n  Logs  ${join(environment.DATA_DIR, 'logs')}\n`
  );
}

function watchersOf({ folder, path, scripts }: Workspace): Program[] {
  const name = `watch-${path.replaceAll('/', '-')}`;
  // Without the exclusion each of them watches every folder of every dependency, and together more than Linux allows.
  const compile = (project: string) =>
    [
      TSC,
      '-p',
      project,
      '--watch',
      '--excludeDirectories',
      join(ROOT, '**/node_modules'),
      '--preserveWatchOutput',
      '--pretty',
      'false',
    ] as const;
  const watchers: Program[] = [];
  if (path === 'config') watchers.push(watchProgram({ name, script: compile('tsconfig.build.json'), cwd: folder }));
  if (path === 'plugins/kit') watchers.push(watchProgram({ name, script: compile('tsconfig.json'), cwd: folder }));
  if (existsSync(join(folder, 'contract', 'tsconfig.json'))) {
    watchers.push(watchProgram({ name: `${name}-contract`, script: compile('contract'), cwd: folder }));
  }
  if (scripts.watch?.startsWith('strapi-plugin')) {
    // It begins by removing what was built, without which the CMS does not start.
    const ends = ['admin', 'server'].filter((end) => existsSync(join(folder, end)));
    const saysReady = ends.map((end) => new RegExp(`\\b${end} rebuilt in\\b`));
    watchers.push(watchProgram({ name, script: [STRAPI_PLUGIN, 'watch'], cwd: folder, saysReady }));
  }
  return watchers;
}

if (ensureNode()) await develop();
