import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../src/index.ts';
import { buildPackages } from './lib/builder.ts';
import { readOrExplain } from './lib/environment.ts';
import { ensureNode } from './lib/node-version.ts';
import { createReporter } from './lib/reporter.ts';
import { runToEnd } from './lib/run.ts';
import { readWorkspaces } from './lib/workspaces.ts';

const AT_ONCE = 2;
/** Where a package keeps a configuration of the compiler: for itself, or for one of its ends. */
const PLACES = ['.', 'contract', 'server', 'admin', 'src/admin', 'tests', 'bench'] as const;

/** `npm run typecheck`: the compiler over every part of every package. Packages see each other by what is built. */
async function typecheck(): Promise<void> {
  const environment = readOrExplain();
  if (!environment) return;
  const reporter = createReporter();
  await buildPackages({
    environment,
    reporter,
    wanted: ({ path }) => path === 'config' || path.startsWith('plugins/'),
  });

  const failures: string[] = [];
  const waiting = listConfigurations();
  const count = waiting.length;
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const lines: string[] = [];
      const logFile = join(environment.DATA_DIR, 'logs', 'typecheck', `${path.replaceAll('/', '-')}.log`);
      try {
        await runToEnd({
          command: [
            process.execPath,
            join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
            '--noEmit',
            '--pretty',
            'false',
            '-p',
            path,
          ],
          cwd: ROOT,
          logFile,
          onLine: (line) => lines.push(line),
        });
      } catch (error) {
        failures.push(
          `${path}:\n${(lines.length > 0 ? lines : [(error as Error).message]).map((line) => `  ${line}`).join('\n')}`
        );
      }
    }
  };
  await reporter.step(`Checking the types of ${count} projects`, () =>
    Promise.all(Array.from({ length: AT_ONCE }, work))
  );
  for (const failure of failures.toSorted()) reporter.line(failure);
  reporter.line(
    failures.length === 0 ? 'No type errors.' : `${failures.length} of ${count} projects have type errors.`
  );
  if (failures.length > 0) process.exitCode = 1;
}

function listConfigurations(): string[] {
  return readWorkspaces({ root: ROOT }).flatMap(({ folder }) =>
    PLACES.map((place) => join(folder, place))
      .filter((place) => existsSync(place) && readdirSync(place).includes('tsconfig.json'))
      .map((place) => relative(ROOT, join(place, 'tsconfig.json')).replaceAll('\\', '/'))
  );
}

if (ensureNode()) {
  try {
    await typecheck();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
