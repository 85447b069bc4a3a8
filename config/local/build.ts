import { parseArgs } from 'node:util';
import { buildPackages } from './lib/builder.ts';
import { readOrExplain } from './lib/environment.ts';
import { ensureNode } from './lib/node-version.ts';
import { createReporter } from './lib/reporter.ts';
import { buildSite, inspectSite } from './lib/stack.ts';
import { untilAnswers } from './lib/until-answers.ts';
import type { Workspace } from './lib/workspaces.ts';

const HELP = `npm run build -- [--only=config|plugins|cms|site|<package>] [--force]

Builds what changed since it was built last, and what that uses. The site is built from what the CMS holds, so it
is built when the CMS answers.
`;

/** `npm run build`: everything that is built, in order. */
async function build(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, force: { type: 'boolean', default: false }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const environment = readOrExplain();
  if (!environment) return;
  const reporter = createReporter();
  const only = values.only;
  const built = await buildPackages({
    environment,
    reporter,
    isForced: values.force,
    wanted: (workspace) => !only || isMeant({ workspace, only }),
  });
  if (built.length === 0) reporter.line('All packages are built and up to date.');
  if (only && only !== 'site') return;

  try {
    await untilAnswers({ url: `http://localhost:${environment.CMS_PORT}/_health`, patience: 1 });
  } catch (error) {
    if (only === 'site')
      throw new Error(`The site is built from what the CMS holds, and the CMS is not up: ${(error as Error).message}`, {
        cause: error,
      });
    reporter.line(
      'The site was not built: it is built from what the CMS holds, and the CMS is not up. npm start does both.'
    );
    return;
  }
  const signal = new AbortController().signal;
  await buildSite({ environment, reporter, signal, stamp: (await inspectSite({ environment, signal })).stamp });
}

function isMeant({ workspace, only }: { workspace: Workspace; only: string }): boolean {
  return workspace.name === only || workspace.path === only || workspace.path.startsWith(`${only}/`);
}

if (ensureNode()) {
  try {
    await build();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
