import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, toProcessEnvironment, type Environment } from '../../src/index.ts';
import { stampSite } from './builder.ts';
import { createChildren, type Children } from './children.ts';
import { findPortProblems } from './ports.ts';
import { chooseStandIns, databaseProgram, ghlProgram, listPorts, mailboxProgram, muxProgram } from './programs.ts';
import type { Reporter } from './reporter.ts';
import { npmRun, runToEnd } from './run.ts';
import { readStamp, writeStamp } from './stamps.ts';

/** What every step of bringing the school up is given. */
export interface Stage {
  environment: Environment;
  reporter: Reporter;
  children: Children;
  /** Aborted when somebody wants it to stop. */
  signal: AbortSignal;
}

/** @throws Error naming every port that cannot be had, with its variable */
export async function assertPortsAreFree({ environment }: { environment: Environment }): Promise<void> {
  // A database that was left running by a killed start holds its port; the database's own start knows how to tell.
  const isPerhapsOurs = existsSync(join(environment.DATA_DIR, 'postgres', 'postmaster.pid'));
  const wanted = listPorts({ environment }).filter(({ variable }) => !(isPerhapsOurs && variable === 'DATABASE_PORT'));
  const problems = await findPortProblems({ wanted });
  if (problems.length > 0) {
    throw new Error(
      `Nothing was started:\n${problems.map((line) => `  ${line}`).join('\n')}\nEnd the other program, or set the variable to a free port.`
    );
  }
}

/** Starts the database, the local Mux, the local GHL and the mailbox, as far as the environment asks for them. */
export async function startStandIns({ environment, reporter, children }: Stage): Promise<void> {
  const standIns = chooseStandIns({ environment });
  // The database first and alone: what starts first is stopped last.
  if (standIns.database) await reporter.step('Postgres', () => children.start(databaseProgram({ environment })));
  await Promise.all([
    standIns.mux && reporter.step('Local Mux', () => children.start(muxProgram({ environment }))),
    standIns.ghl && reporter.step('Local GHL', () => children.start(ghlProgram({ environment }))),
    standIns.mailbox && reporter.step('Mailbox', () => children.start(mailboxProgram({ environment }))),
  ]);
}

/** Makes the demo school, once in the life of a database. */
export async function seedOnce({ environment, reporter, signal }: Stage): Promise<void> {
  await reporter.step('Demo school', (detail) =>
    runToEnd({
      command: [process.execPath, join(ROOT, 'database', 'src', 'seed.ts'), '--once'],
      cwd: join(ROOT, 'database'),
      env: toProcessEnvironment(environment),
      logFile: join(environment.DATA_DIR, 'logs', 'seed.log'),
      onLine: detail,
      signal,
    })
  );
}

/** How the built site stands to what it would be built from now. */
export type SiteState = 'fresh' | 'content changed' | 'must be built';

/** What the site would be built from now, and how the built one stands to it. */
export async function inspectSite({
  environment,
  signal,
}: Pick<Stage, 'environment' | 'signal'>): Promise<{ state: SiteState; stamp: string }> {
  const { SITE_URL, CMS_URL, MUX_STREAM_URL, MUX_IMAGE_URL } = environment;
  const code = [stampSite(), SITE_URL, CMS_URL, MUX_STREAM_URL, MUX_IMAGE_URL].join(' ');
  const stamp = `${code} | ${await readContentFingerprint({ environment, signal })}`;
  const built = existsSync(join(environment.DATA_DIR, 'site', 'current'))
    ? readStamp({ path: siteStampFile({ environment }) })
    : undefined;
  if (built === stamp) return { state: 'fresh', stamp };
  return { state: built?.startsWith(`${code} | `) ? 'content changed' : 'must be built', stamp };
}

/** Builds the site from what the CMS holds now. The CMS must be up. */
export async function buildSite({
  environment,
  reporter,
  signal,
  stamp,
}: Omit<Stage, 'children'> & { stamp: string }): Promise<void> {
  await reporter.step('Building the site', async (detail) => {
    rmSync(siteStampFile({ environment }), { force: true });
    await runToEnd({
      command: npmRun('build'),
      cwd: join(ROOT, 'site'),
      env: { ...toProcessEnvironment(environment), NODE_ENV: 'production' },
      logFile: join(environment.DATA_DIR, 'logs', 'build-site.log'),
      onLine: detail,
      signal,
    });
    writeStamp({ path: siteStampFile({ environment }), stamp });
  });
}

/**
 * Runs a scene to its end: children, signals and failures in one place. Ctrl-C and SIGTERM stop everything in order
 * and leave with 0; a child that dies or a step that fails stops everything and leaves with 1.
 */
export async function runStage({
  environment,
  reporter,
  play,
}: {
  environment: Environment;
  reporter: Reporter;
  play: (stage: Stage) => Promise<void>;
}): Promise<void> {
  const controller = new AbortController();
  const children = createChildren({
    logDir: join(environment.DATA_DIR, 'logs'),
    onError: (name, line) => reporter.line(`  [${name}] ${line}`),
  });
  const wanted = new Promise<'stop'>((resolve) => {
    const stop = () => {
      controller.abort(new Error('Stopped.'));
      resolve('stop');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    watchStarter({ stop });
  });
  const played = play({ environment, reporter, children, signal: controller.signal });
  try {
    await Promise.race([played.then(() => children.failed), children.failed, wanted]);
  } catch (error) {
    if (!controller.signal.aborted) {
      process.exitCode = 1;
      reporter.line(error instanceof Error ? error.message : String(error));
      controller.abort(error);
    }
  }
  const hasStarted = children.hasAny();
  if (hasStarted) reporter.line('Stopping everything …');
  // A step that is still running ends by the abort or by its program being stopped; how it fails is of no interest now.
  await children.stopAll();
  await played.catch(() => {});
  if (hasStarted) reporter.line('Everything has stopped. Your data is kept.');
}

/** npm that is killed does not tell its script: without it nobody could stop us any more. */
function watchStarter({ stop }: { stop: () => void }): void {
  const starter = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  setInterval(() => {
    if (process.ppid !== starter) stop();
  }, 500).unref();
}

async function readContentFingerprint({ environment, signal }: Pick<Stage, 'environment' | 'signal'>): Promise<string> {
  let fingerprint = '';
  await runToEnd({
    command: [process.execPath, join(ROOT, 'database', 'src', 'content-fingerprint.ts')],
    cwd: join(ROOT, 'database'),
    env: toProcessEnvironment(environment),
    logFile: join(environment.DATA_DIR, 'logs', 'content-fingerprint.log'),
    onLine: (line) => {
      fingerprint = line;
    },
    signal,
  });
  return fingerprint;
}

function siteStampFile({ environment }: { environment: Environment }): string {
  return join(environment.DATA_DIR, 'site', '.stamp');
}
