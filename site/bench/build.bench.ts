import { spawn } from 'node:child_process';
import { cpSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '@diamond/config';
import {
  compareRounds,
  measureCpu,
  printGoal,
  printLine,
  runRounds,
  type Sample,
} from '../../plugins/kit/bench/index.ts';
import { writeBareSite } from './bare-site.ts';
import { startStubCms } from './stub-cms.ts';

/**
 * A cold build of a school of a thousand lessons, from the CMS's answers to the release with its compressed copies, and a
 * bare Gatsby of as many pages. Both begin with empty caches each time.
 * BENCH_ROUNDS (3), BENCH_LESSONS (1000).
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const LESSONS = Number(process.env.BENCH_LESSONS ?? 1_000);
const SIZE = { courses: 10, modulesPerCourse: 10, lessonsPerModule: Math.ceil(LESSONS / 100) };
/** In the checkout, so that both find its packages. */
const PLACE = join(ROOT, '.data', 'bench-build');
const OURS = join(PLACE, 'site');
const BARE = join(PLACE, 'bare');
const gatsby = createRequire(import.meta.url).resolve('gatsby/cli.js');

rmSync(PLACE, { recursive: true, force: true });
mkdirSync(PLACE, { recursive: true });
copySite();
const cms = await startStubCms(SIZE);
try {
  const environment = {
    SCHOOL_MODE: 'local',
    DATA_DIR: join(PLACE, 'data'),
    CMS_URL: cms.url,
    SITE_URL: 'http://localhost:8000',
    SITE_INDEXED: 'true',
  };
  const build = ['scripts/build.ts'];
  await run({ folder: OURS, args: build, environment });
  const pages = countPages(join(OURS, 'public'));
  printLine(`${pages} pages`);
  writeBareSite({ folder: BARE, pages: pages - countPages(join(OURS, 'public'), '404*') - 1 });

  const samples = await runRounds({
    rounds: ROUNDS,
    contenders: {
      ours: () => measure({ folder: OURS, args: build, environment, pages }),
      bare: () => measure({ folder: BARE, args: [gatsby, 'build'], environment: {}, pages }),
    },
  });
  for (const figure of ['seconds', 'cpuMs'])
    printLine(`${figure}: ours / bare ${compareRounds({ samples, of: 'ours', to: 'bare', figure }).toFixed(2)}`);
  printGoal({
    what: 'cold build of a thousand lessons, of a bare Gatsby of as many pages, in seconds',
    value: compareRounds({ samples, of: 'ours', to: 'bare', figure: 'seconds' }),
    atMost: 1.2,
  });
} finally {
  await cms.close();
  rmSync(PLACE, { recursive: true, force: true });
}

/** The site without what earlier builds left. */
function copySite(): void {
  const site = join(ROOT, 'site');
  for (const entry of globSync(['src', 'gatsby', 'server', 'scripts', 'static', 'gatsby-*', '*.js', 'package.json'], {
    cwd: site,
  }))
    cpSync(join(site, entry), join(OURS, entry), { recursive: true });
}

function countPages(folder: string, under = '**'): number {
  return globSync(`${under}/index.html`, { cwd: folder }).length;
}

async function measure({
  pages,
  ...job
}: {
  folder: string;
  args: string[];
  environment: Record<string, string>;
  pages: number;
}): Promise<Sample> {
  for (const cache of ['.cache', 'public']) rmSync(join(job.folder, cache), { recursive: true, force: true });
  const startedAt = performance.now();
  const { cpuMs } = await measureCpu({ pids: [process.pid], work: () => run(job).then(() => ({ done: pages })) });
  const seconds = (performance.now() - startedAt) / 1_000;
  return { rate: pages / seconds, cpuMs, seconds };
}

function run({
  folder,
  args,
  environment,
}: {
  folder: string;
  args: string[];
  environment: Record<string, string>;
}): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', GATSBY_TELEMETRY_DISABLED: '1', CI: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) =>
      code === 0
        ? done()
        : fail(new Error(`The build in ${folder} ended with ${code}:\n${output.join('').slice(-4_000)}`))
    );
  });
}
